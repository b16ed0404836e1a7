namespace OpenRollout;

/// <summary>How to look at a server, and what to accept from it.</summary>
/// <param name="IsConditional">Whether to ask only for what has changed; otherwise everything is asked for whole.</param>
/// <param name="AcceptsOlder">Whether a version before the known one will do.</param>
internal readonly record struct Look(bool IsConditional, bool AcceptsOlder);
