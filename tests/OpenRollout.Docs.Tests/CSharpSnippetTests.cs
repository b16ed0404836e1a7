namespace OpenRollout.Docs.Tests;

/// <summary>Every C# snippet of the documentation compiles exactly as shown, without a warning, in a new project of the kind that the page is about.</summary>
public sealed class CSharpSnippetTests
{
    public static TheoryData<Snippet> Pieces => [.. Pages.All.Where(snippet => snippet.Language.StartsWith("csharp", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pieces))]
    public async Task Code_in_the_documentation_compiles(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        Assert.Empty(await SnippetCompiler.CompileAsync(snippet, [.. Pages.All.Where(other => other.Page == snippet.Page)]));
    }

    [Theory]
    [InlineData("using OpenRollout;\n\nvar on = Flags.Storeis.IsEnabled();", "CS0117")]
    [InlineData("await Api.Instance.ShutdownAsync();", "CS0103")]
    [InlineData("string text = null;\nConsole.WriteLine(text);", "CS8600")]
    [InlineData("int unused;", "CS0168")]
    [InlineData("using Microsoft.AspNetCore.Builder;", "CS0234")]
    [InlineData("using Microsoft.Extensions.Hosting;", "CS0234")]
    public async Task Wrong_code_is_reported(string code, string expected)
    {
        var snippet = new Snippet("nowhere", 1, "csharp", code);
        Assert.Contains(await SnippetCompiler.CompileAsync(snippet, [snippet]), message => message.Contains(expected, StringComparison.Ordinal));
    }
}
