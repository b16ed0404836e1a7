using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Patterns;

/// <summary>Regular expressions that are known to exhaust other engines, and hostile values for them.</summary>
[Collection(OneByOne.Name)]
public sealed class ExplodingPatternTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>The patterns, each with the characters of values that nearly match.</summary>
    private static readonly (string Pattern, string Characters)[] Patterns =
    [
        ("^(a+)+$", "a"),
        ("^([a-zA-Z]+)*$", Letters),
        ("(a|aa)+$", "a"),
        ("(a|a?)+$", "a"),
        ("^(.*a){20}$", "ab"),
        ("(x+x+)+y", "x"),
        ("^((ab)*)+$", "ab"),
        (@"^(\w+\s?)*$", "ab "),
        (@"\s+$", " a"),
        (@"^([0-9a-zA-Z]([-.\w]*[0-9a-zA-Z])*@([0-9a-zA-Z][-\w]*[0-9a-zA-Z]\.)+[a-zA-Z]{2,9})$", "a0.-@"),
        (@"^(([a-z])+.)+[A-Z]([a-z])+$", Letters),
        (@"(?:(?:\r\n)?[ \t])*(?:(?:(?:[^()<>@,;:\\]+(?:(?:(?:\r\n)?[ \t])+|\z))))+", "a \t"),
        (@"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.?){4}$", "1."),
        (@"(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[^\w\W]", "ab"),
        ("(a?){150}a{150}", "a"),
        ("(a|b)*a(a|b){290}c", "ab"),
        (".*a.{295}c", "ab"),
        ("(?:a{0,5}b{0,5}){0,30}c", "ab"),
        ("(?:[ab]{1,15}[bc]{1,15}){1,9}x", "abc"),
        (@"(\w{1,30}\s?){1,9}!$", "ab1 "),
        ("(?:(?:a{0,10}|ab{0,10}){0,7}b){0,2}c", "ab"),
        ("(?:.*a){150}c", "ab"),
        (string.Concat(Enumerable.Repeat("[ab]+[bc]+", 99)) + "x", "abc"),
        (string.Concat(Enumerable.Repeat("a?b?", 249)) + "c", "ab"),
        ("(?:a{0,30}b{0,30}){0,100}c", "ab"),
        ("((a{1000}){1000}){1000}", "a"),
        (@"([a-z]+)\1+", "ab"),
        ("(?=(a+))a*b", "a"),
        ("(?<=(a+)+)b", "ab"),
        ("(?>(a+)+)b", "a"),
        ("(a{0,99}){0,99}", "a"),
        (@"\p{L}{1,300}\p{Lu}{1,300}", "aB"),
    ];

    private static readonly int[] Lengths = Effort.IsFull ? [10, 1_000, 4_096, 4_097, 1_000_000] : [10, 4_096, 1_000_000];

    [Fact]
    public void A_pattern_is_refused_or_takes_bounded_time_with_any_value()
    {
        var (refused, evaluations, longest) = (0, 0, TimeSpan.Zero);
        foreach (var (pattern, characters) in Patterns)
        {
            var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes("""{ "flags": {} }"""));
            var problems = provider.Update(ManifestWith(pattern));
            if (problems.Count > 0)
            {
                Assert.Equal("ROLL2002", Assert.Single(problems).Id);
                refused++;
                continue;
            }

            foreach (var value in ValuesOf(characters))
            {
                // One at a time, because automata grow with use: the first value of a kind is the most expensive.
                var elapsed = Watch.Time(() => Evaluate(provider, value));
                evaluations++;
                longest = elapsed > longest ? elapsed : longest;
            }
        }

        Assert.InRange(refused, 6, Patterns.Length - 1);
        Figures.Note("11 exploding patterns", $"{Patterns.Length:N0} patterns, {evaluations:N0} values of up to 1,000,000 characters", $"{refused:N0} refused with the reason, all others answered; the longest evaluation took {longest.TotalMilliseconds:N0} ms, its automaton built on the way");
    }

    [Fact]
    public void Only_values_up_to_the_limit_are_matched()
    {
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(ManifestWith("a$")));
        Assert.Equal("yes", Evaluate(provider, new string('a', 4_096)));
        Assert.Equal("no", Evaluate(provider, new string('a', 4_097)));
    }

    private static IEnumerable<string> ValuesOf(string characters)
    {
        var random = new Random(Effort.Seed);
        foreach (var length in Lengths)
        {
            yield return string.Concat(Enumerable.Repeat(characters, (length / characters.Length) + 1))[..length];
            // Values that match almost to the end.
            yield return string.Concat(Enumerable.Repeat(characters, (length / characters.Length) + 1))[..(length - 1)] + "!";
            for (var number = Effort.Of(1, 10); number > 0; number--)
            {
                yield return new string(random.GetItems<char>(characters, length));
            }
        }
    }

    private static string Evaluate(OpenRolloutProvider provider, string value)
    {
        var resolving = provider.ResolveStringValueAsync("matched", "failed", EvaluationContext.Builder().Set("name", value).Build());
        Assert.True(resolving.IsCompletedSuccessfully);
        Assert.NotEqual("failed", resolving.Result.Value);
        return resolving.Result.Value;
    }

    private static string ManifestWith(string pattern) => string.Format(
        CultureInfo.InvariantCulture,
        """
        {{
          "context": {{ "name": {{ "type": "string" }} }},
          "flags": {{ "matched": {{
            "flagType": "string", "defaultValue": "no", "variants": {{ "no": "no", "yes": "yes" }},
            "rollout": {{ "serve": "yes", "stage": "all", "stages": [{{ "name": "all", "audiences": [{{ "when": {{ "name": {{ "matches": {0} }} }} }}] }}] }}
          }} }}
        }}
        """,
        JsonSerializer.Serialize(pattern));
}
