using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Verifies that comparing strings by fingerprint has the same result as comparing them by character.</summary>
public sealed class StringEqualityTests
{
    /// <summary>Characters at the edges of ASCII, of a byte and of a code unit, including the terminating null.</summary>
    private static readonly char[] Characters = [.. "\0\u0001aAz\u007F\u0080\u00E9\u0100\u4E00\uFFFD\uFFFF"];

    private static Arbitrary<int> Seeds => Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary();

    [Fact]
    public void A_condition_with_one_string_with_some_and_with_many_holds_for_these_alone()
        => Law.Holds(300, Seeds, seed =>
        {
            var draw = new Draw(seed);
            string[] operands = [.. Enumerable.Range(0, draw.Pick([1, 2, 3, 4, 5, 8, 9, 40])).Select(_ => Text(draw)).Distinct(StringComparer.Ordinal)];
            var program = Manifests.Compile($$"""
                { "context": { "it": { "type": "string" } }, "flags": {
                  {{Manifests.Flag("in", Manifests.Stage($$"""{ "when": { "it": {{JsonSerializer.Serialize(operands)}} } }"""))}},
                  {{Manifests.Flag("not", Manifests.Stage($$"""{ "when": { "it": { "notIn": {{JsonSerializer.Serialize(operands)}} } } }"""))}} } }
                """);
            foreach (var asked in operands.Select(operand => new string(operand)).Concat(operands.Select(operand => Near(operand, draw))))
            {
                var isOne = operands.Contains(asked, StringComparer.Ordinal);
                Assert.Equal(isOne, program.Evaluate("in", UserContext.Of("u", ("it", asked))).Value.Boolean);
                Assert.Equal(!isOne, program.Evaluate("not", UserContext.Of("u", ("it", asked))).Value.Boolean);
            }
        });

    [Fact]
    public void Every_string_of_up_to_two_characters_is_told_from_every_other()
    {
        string[] texts = ["", .. Characters.Select(one => $"{one}"), .. Characters.SelectMany(one => Characters.Select(other => $"{one}{other}"))];
        for (var index = 0; index < texts.Length; index++)
        {
            var others = new KeySet(texts.Where((_, other) => other != index));
            Assert.False(others.Contains(texts[index]));
            Assert.True(others.Contains(texts[(index + 1) % texts.Length]));
        }
    }

    private static string Text(Draw draw)
        => new([.. Enumerable.Range(0, draw.Between(0, 12)).Select(_ => draw.Chance(80) ? (char)draw.Between(0, 127) : draw.Pick(Characters))]);

    /// <summary>Returns a string that differs in one character or in length.</summary>
    private static string Near(string text, Draw draw) => text.Length == 0 || draw.Chance(20) ? text + draw.Pick(Characters)
        : draw.Chance(20) ? text[1..]
        : draw.Between(0, text.Length - 1) is var at && draw.Chance(50) ? text[..at] + draw.Pick(Characters) + text[(at + 1)..]
        : text[..at] + (char)(text[at] ^ 1) + text[(at + 1)..];
}
