import { type CodeName, CommandError } from '../errors.ts'

/** What one stage may hold, in bytes: the same as MongoDB's stages may without the disk. */
const MOST = 100 * 1024 * 1024

/** The memory of a stage: counts what it holds, and refuses beyond 100 MB. */
export class Memory {
  private readonly stage: string
  private readonly code: CodeName | number
  private bytes = 0

  /** @param code of the refusal: 292, or what MongoDB has of its own for the stage */
  constructor(stage: string, code: CodeName | number = 'QueryExceededMemoryLimitNoDiskUseAllowed') {
    this.stage = stage
    this.code = code
  }

  /** @throws CommandError beyond the limit */
  hold(bytes: number): void {
    this.bytes += bytes
    if (this.bytes > MOST) throw new CommandError(this.code, `Exceeded memory limit of ${MOST} bytes for ${this.stage}`)
  }

  release(bytes: number): void {
    this.bytes -= bytes
  }
}
