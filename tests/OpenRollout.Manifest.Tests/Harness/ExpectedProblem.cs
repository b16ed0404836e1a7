namespace OpenRollout.Manifest.Tests;

/// <summary>A problem as markup tells it: the id and the stretch of text, in characters.</summary>
internal sealed record ExpectedProblem(string Id, int Start, int Length);
