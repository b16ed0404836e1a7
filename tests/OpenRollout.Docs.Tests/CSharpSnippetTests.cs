namespace OpenRollout.Docs.Tests;

/// <summary>Every piece of C# in the documentation compiles against the flags that README's manifest gives.</summary>
public sealed class CSharpSnippetTests
{
    public static TheoryData<Snippet> Pieces => [.. Pages.Snippets("csharp")];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Code_in_the_documentation_compiles(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        Assert.Empty(SnippetCompiler.Compile(snippet));
    }

    [Fact]
    public void Code_that_is_wrong_would_be_noticed()
        => Assert.NotEmpty(SnippetCompiler.Compile(new Snippet("nowhere", 1, "csharp", "var on = Flags.Storeis.IsEnabled();")));
}
