const FAIL_POINT = 'sets a fail point, a device for testing drivers that the store does not have'
const OUT = 'writes its result into a collection, which the store refuses with CommandNotSupported'
const VIEW = 'needs a view, which the store refuses with CommandNotSupported'

/** Cases left out, by file and description, with the reason. A case that is listed here and passes fails the run. */
export const EXCEPTIONS: Record<string, Record<string, string>> = {
  'aggregate-merge': {
    'Aggregate with $merge': OUT,
    'Aggregate with $merge and batch size of 0': OUT,
    'Aggregate with $merge and majority readConcern': OUT,
    'Aggregate with $merge and local readConcern': OUT,
    'Aggregate with $merge and available readConcern': OUT,
  },
  'aggregate-out': {
    'Aggregate with $out': OUT,
    'Aggregate with $out and batch size of 0': OUT,
  },
  estimatedDocumentCount: {
    'estimatedDocumentCount errors correctly--command error': FAIL_POINT,
    'estimatedDocumentCount errors correctly--socket error': FAIL_POINT,
    'estimatedDocumentCount works correctly on views': VIEW,
  },
  'insertOne-errorResponse': {
    'insert operations support errorResponse assertions': FAIL_POINT,
  },
}
