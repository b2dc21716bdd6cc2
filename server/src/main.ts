import { assertNever } from '@quorate/shared/domain/assert-never'
export const x = assertNever
