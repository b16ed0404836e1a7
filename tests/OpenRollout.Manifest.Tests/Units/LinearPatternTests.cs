using System.Text.RegularExpressions;

namespace OpenRollout.Manifest.Tests;

/// <summary>The rule must be the engine's own, for the runtime may have that engine where the compiler's does not.</summary>
public sealed class LinearPatternTests
{
    [Theory]
    [InlineData("")]
    [InlineData("^[NS][OE]$")]
    [InlineData("a|b|")]
    [InlineData("(?:a+)+b{2,3}?")]
    [InlineData("(a)(?<name>b)(?'other'c)")]
    [InlineData("(?i)straße")]
    [InlineData("(?x) a b # (note)")]
    [InlineData(@"\bword\b\d+\w*\s?\p{L}\P{Nd}")]
    [InlineData(@"\A\Z\z\B")]
    [InlineData(@"[a-z-[aeiou]]+")]
    [InlineData(@"[]a]")]
    [InlineData(@"[^]a]")]
    [InlineData(@"[\]a(?=]")]
    [InlineData(@"[(?=]")]
    [InlineData(@"\(?=a")]
    [InlineData(@"\\(?:1)")]
    [InlineData(@"[\1]")]
    [InlineData(@"\x41\u0041\t\cA\0")]
    [InlineData(@"\<b>")]
    [InlineData(@"\'b'")]
    [InlineData("(?#comment)a")]
    [InlineData("a{0}")]
    [InlineData("a{,3}")]
    [InlineData("{}")]
    [InlineData("😀+")]
    // Not to be had:
    [InlineData("a(?=b)")]
    [InlineData("a(?!b)")]
    [InlineData("(?<=a)b")]
    [InlineData("(?<!a)b")]
    [InlineData("(?>a)")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(?<n>a)\k<n>")]
    [InlineData(@"(?<n>a)\k'n'")]
    [InlineData(@"(?<n>a)\<n>")]
    [InlineData(@"(?'n'a)\'n'")]
    [InlineData(@"(a)\<1>")]
    [InlineData(@"\Ga")]
    [InlineData("(a)(?(1)b|c)")]
    [InlineData("(?(a)b|c)")]
    [InlineData("(?<a>x)(?<b-a>y)")]
    [InlineData("(?<a>x)(?'-a'y)")]
    [InlineData(@"\1")]
    // No patterns at all:
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("[")]
    [InlineData("[b-a]")]
    [InlineData("a**")]
    [InlineData("a++")]
    [InlineData("*")]
    [InlineData("a{3,2}")]
    [InlineData("(?<n>")]
    [InlineData("(?z)a")]
    [InlineData(@"\")]
    [InlineData(@"\p{Nothing}")]
    [InlineData(@"\q")]
    [InlineData(@"\k")]
    public void Agrees_with_the_linear_engine(string pattern)
    {
        var problem = LinearPattern.FindProblem(pattern);
        Assert.True(IsLinear(pattern) == problem is null, $"«{pattern}»: {problem ?? "taken"}");
    }

    /// <summary>Which construct is at fault is said by our own scan, so that a runtime without the engine says the same.</summary>
    [Theory]
    [InlineData("x(?=b)", "a look-ahead")]
    [InlineData("x(?<!b)", "a look-behind")]
    [InlineData("(?>x)", "an atomic group")]
    [InlineData(@"(x)\1", "a back-reference")]
    [InlineData(@"(?<n>x)\<n>", "a back-reference")]
    [InlineData(@"\Gx", "'\\G'")]
    [InlineData("(x)(?(1)b|c)", "a conditional")]
    [InlineData("(?<a>x)(?<b-a>y)", "a balancing group")]
    public void The_construct_is_named(string pattern, string construct)
        => Assert.Equal($"the pattern uses {construct}, which cannot be matched in linear time", LinearPattern.FindProblem(pattern));

    [Fact]
    public void An_octal_that_could_be_a_back_reference_is_refused()
    {
        // The engine takes \12 as a line feed while there are fewer than twelve groups: nobody reads it like that.
        Assert.True(IsLinear(@"\12"));
        Assert.NotNull(LinearPattern.FindProblem(@"\12"));
    }

    [Fact]
    public void A_thousand_characters_are_enough()
    {
        Assert.Null(LinearPattern.FindProblem(new string('a', 1_000)));
        Assert.Equal("the pattern is longer than 1000 characters", LinearPattern.FindProblem(new string('a', 1_001)));
    }

    private static bool IsLinear(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
