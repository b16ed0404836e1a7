namespace OpenRollout.Guardrails.Monitoring;

/// <summary>A guardrail that counts the users of an event, with what an event needs of it.</summary>
/// <param name="Watch">The guardrail.</param>
/// <param name="Flag">The index of the flag in the program of the state.</param>
/// <param name="Unit">The index of the attribute that is the flag's unit.</param>
/// <param name="SlowerThan">The value in milliseconds from which on an event counts; negative infinity if every one does.</param>
internal readonly record struct WatchedUnit(GuardrailWatch Watch, int Flag, int Unit, double SlowerThan);
