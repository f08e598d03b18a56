/** History, reviews, hand-over and what else is done with customers' files, in the order of help. */
import type { Description } from '../describe.ts';
import { customersAdmission, customersAdmissionList, customersAdmissionSteps } from './customer-admission.ts';
import { customersCard } from './customer-card.ts';
import {
  customersComplaint,
  customersComplaintAnswer,
  customersComplaintHandle,
  customersComplaintList,
} from './customer-complaints.ts';
import { customersCredit, customersCreditList } from './customer-credit.ts';
import { customersHandover, customersHandoverList, customersHandoverTold } from './customer-handover.ts';
import { customersHistory } from './customer-history.ts';
import { customersLink, customersLinkList } from './customer-links.ts';
import { customersLost } from './customer-lost.ts';
import { customersReview, customersReviews } from './customer-reviews.ts';

export const CUSTOMER_CARE_COMMANDS: readonly Description[] = [
  customersHistory,
  customersReview,
  customersReviews,
  customersHandover,
  customersHandoverTold,
  customersHandoverList,
  customersComplaint,
  customersComplaintHandle,
  customersComplaintAnswer,
  customersComplaintList,
  customersCredit,
  customersCreditList,
  customersAdmission,
  customersAdmissionList,
  customersAdmissionSteps,
  customersLink,
  customersLinkList,
  customersLost,
  customersCard,
];
