namespace OpenRollout.Manifest.Tests;

/// <summary>An expected problem from markup: the id, and the range of text in characters.</summary>
internal sealed record ExpectedProblem(string Id, int Start, int Length);
