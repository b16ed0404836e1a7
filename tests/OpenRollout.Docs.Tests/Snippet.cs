namespace OpenRollout.Docs.Tests;

/// <summary>A piece of code in a page.</summary>
/// <param name="Page">The page, relative to the folder of all pages.</param>
/// <param name="Line">The line of the fence, from 1.</param>
/// <param name="Language">What follows the fence, such as <c>csharp</c>.</param>
/// <param name="Code">The code as a reader sees it.</param>
/// <param name="Setting">The setting in the comment above the fence, such as <c>web</c> of <c>&lt;!-- snippet: web --&gt;</c>; null without one.</param>
public sealed record Snippet(string Page, int Line, string Language, string Code, string? Setting = null)
{
    public override string ToString() => $"{Page}({Line}): {Language}";
}
