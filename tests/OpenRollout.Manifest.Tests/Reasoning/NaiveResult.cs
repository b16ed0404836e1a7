namespace OpenRollout.Manifest.Tests;

/// <summary>What a flag gives: whether an audience took the user in, and the value; null for an error.</summary>
internal sealed record NaiveResult(bool IsIn, string? Value);
