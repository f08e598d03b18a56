/** A stocktake with a recount, an explanation and something found, and one that was closed and agreed. */
export function countingLived(line: (words: string) => string): void {
  line('stocktake open --location A-01 --blind');
  line('stocktake count K26-0001 1x 3');
  line('stocktake count K26-0001 1x 2.5 --correct --condition damaged');
  line('stocktake count K26-0001 2v 4 --location A-02');
  line('stocktake explain K26-0001 1x --reason 剪样');
  line('stocktake explain K26-0001 2v --reason 清点有误');
  line('stocktake found K26-0001 --name 无名布 --spec 3m --category 布 --quantity 2 --unit 卷 --location A-02');
  line('stocktake found K26-0001 --name 无名扣 --quantity 20 --location A-01 --condition unlabelled');
  line('stocktake open --category 五金 --customer C1 --location RETURNS');
  line('stocktake submit K26-0002');
  line('stocktake agree K26-0002');
  const submitted = line('stocktake submit K26-0001 --reason 其他 --uncounted-as-missing');
  line(`approve ${/A26-\d+/.exec(submitted)![0]} --operator QM --pin-file pin.txt`);
  line('stocktake open --location A-02');
  line('stocktake count K26-0003 1x 3');
}
