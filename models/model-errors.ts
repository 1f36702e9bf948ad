/** More calls wait for a model than its queue holds, or than it can serve in time. */
export class ModelBusyError extends Error {
  override readonly name = 'ModelBusyError'
  readonly code = 'model_busy'
}

/** A call was not answered within its deadline; it was cancelled. */
export class ModelLateError extends Error {
  override readonly name = 'ModelLateError'
  readonly code = 'model_late'
}

/** The process of the model was closed, cannot be started, or went down twice under this call. */
export class ModelDeadError extends Error {
  override readonly name = 'ModelDeadError'
  readonly code = 'model_dead'
}

/** The model's numbers are none, as a damaged file gives them. */
export class ModelDamagedError extends Error {
  override readonly name = 'ModelDamagedError'
  readonly code = 'model_damaged'
}

/** The model itself refused or failed a call; the message is the one it gave. */
export class ModelCallError extends Error {
  override readonly name = 'ModelCallError'
  readonly code = 'model_failed'
}

const overProcesses = [ModelBusyError, ModelDamagedError]

/** A failure that a model process told by code and message. */
export function toModelError(code: string | undefined, message: string): Error {
  const Known = overProcesses.find(Kind => new Kind('').code === code) ?? ModelCallError
  return new Known(message)
}
