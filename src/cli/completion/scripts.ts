/** The scripts that `samples completion` prints: each asks `samples __complete` what could follow. */

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = {
  bash: `# bash completion for samples. To load it: source <(samples completion bash)
_samples() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" line value files=
  local -a words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then files=1; continue; fi
    value="\${line%%$'\\t'*}"
    # bash takes --option=value apart; only the value is replaced.
    if [[ $value == --*=* && $cur != --* ]]; then value="\${value#*=}"; fi
    if [[ $value == *[!A-Za-z0-9_./:@%+=,-]* ]]; then value=$(printf '%q' "$value"); fi
    COMPREPLY+=("$value")
  done < <("\${COMP_WORDS[0]}" __complete -- "\${words[@]}" 2>/dev/null)
  if [[ -n $files && \${#COMPREPLY[@]} -eq 0 ]]; then compopt -o default 2>/dev/null; fi
}
complete -F _samples samples
`,
  zsh: `#compdef samples
# zsh completion for samples. To load it: source <(samples completion zsh), or save it as _samples in a folder of fpath
_samples() {
  local line files=
  local -a described lines
  lines=("\${(@f)$("\${words[1]}" __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in "\${lines[@]}"; do
    if [[ $line == ':files' ]]; then
      files=1
    elif [[ $line == *$'\\t'* ]]; then
      described+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    elif [[ -n $line ]]; then
      described+=("\${line//:/\\\\:}")
    fi
  done
  # -U: what the store knows by the end of its number is offered as well.
  if (( $#described )); then _describe -V samples described -U; fi
  if [[ -n $files ]]; then _files; fi
}
if [[ $funcstack[1] == _samples ]]; then _samples "$@"; else compdef _samples samples; fi
`,
  fish: `# fish completion for samples. To load it: samples completion fish | source
function __samples_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  test -n "$current"; or set current ''
  for line in ($words[1] __complete -- $words[2..-1] $current 2>/dev/null)
    if test "$line" = ':files'
      __fish_complete_path $current
    else
      echo $line
    end
  end
end
complete -c samples -f -a '(__samples_complete)'
`,
};
