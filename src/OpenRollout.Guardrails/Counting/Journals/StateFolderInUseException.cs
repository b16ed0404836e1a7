namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>A state folder is locked by another process, or by another provider of this one.</summary>
internal sealed class StateFolderInUseException(string message, Exception inner) : IOException(message, inner);
