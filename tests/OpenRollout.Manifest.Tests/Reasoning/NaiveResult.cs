namespace OpenRollout.Manifest.Tests;

/// <summary>The result of a flag: whether an audience includes the user, and the value, which is null for an error.</summary>
internal sealed record NaiveResult(bool IsIn, string? Value);
