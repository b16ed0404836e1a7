namespace OpenRollout.Docs.Tests;

/// <summary>A piece of code in a page.</summary>
public sealed record Snippet(string Page, int Line, string Language, string Code)
{
    public override string ToString() => $"{Page}({Line}): {Language}";
}
