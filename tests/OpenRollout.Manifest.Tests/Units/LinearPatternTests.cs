using System.Text.RegularExpressions;
using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Tests;

/// <summary>The rule agrees with .NET's non-backtracking engine, which may be available in an application but not in the compiler.</summary>
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
    // Not supported by the engine:
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
    // Invalid patterns:
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

    /// <summary>The unsupported construct is found without the engine, so the message is the same on a runtime that does not have it.</summary>
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
        // The engine reads \12 as a line feed if there are fewer than twelve groups, which few authors expect.
        Assert.True(IsLinear(@"\12"));
        Assert.NotNull(LinearPattern.FindProblem(@"\12"));
    }

    [Fact]
    public void A_thousand_characters_are_enough()
    {
        Assert.Null(LinearPattern.FindProblem(new string('a', 1_000)));
        Assert.Equal("the pattern is longer than 1000 characters", LinearPattern.FindProblem(new string('a', 1_001)));
    }

    /// <summary>With such a pattern, matching ten thousand characters took 39 seconds, although in linear time.</summary>
    [Theory]
    [InlineData("a{300}", null)]
    [InlineData("a{301}", 301)]
    [InlineData("a{0,301}", 301)]
    [InlineData("a{301,}", 301)]
    [InlineData("(?:a{0,30}b{0,30}){0,100}c", 6_000)]
    [InlineData(@"(\w{1,30}\s?){1,15}!$", 465)]
    [InlineData("(?:a{1000}){1000}{1}", 1_000_000)]
    [InlineData("a{99999}", 99_999)]
    [InlineData(@"[{}()]{151}\p{L}{150}", 301)]
    [InlineData(@"[]\]a-z-[aeiou]]{301}", 301)]
    [InlineData(@"\({301}", 301)]
    [InlineData("(ab|c){101}", 303)]
    [InlineData("(?:(?:a|b)*c?){150}d{1}", 450)]
    [InlineData(@"^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,3}$", null)]
    [InlineData("^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$", null)]
    [InlineData("(?i)(?#x{9}(a{400})(?<n>ab){150}(?'m'c)(?i-s:d)", null)]
    [InlineData("(?x-i:(?<name>ab){151}(c))", 302)]
    [InlineData("a{,301}", null)]
    [InlineData("a{301", null)]
    [InlineData(@"a\{301}", null)]
    [InlineData("[a{301}]", null)]
    public void Counted_repetitions_are_limited_written_out(string pattern, int? size)
    {
        var expected = size is null ? null : $"the pattern's counted repetitions, written out, come to {size} characters; more than 300 take too long. Use smaller counts, or '*' and '+'";
        Assert.Equal(expected, LinearPattern.FindProblem(pattern));
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
