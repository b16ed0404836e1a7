using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Verifies that a large key set, which is built differently from a small one, contains the same keys.</summary>
public sealed class KeySetTests
{
    /// <summary>More keys than the limit for small sets.</summary>
    private const int Many = 12_000;

    /// <summary>The parts of keys: characters of one to four bytes, unpaired surrogates, the replacement character, line ends, and the empty string.</summary>
    private static readonly string[] Pieces =
        ["", "a", "A", "b", "user-", "0", "ø", "\u00FF", "漢", "😀", "\uFFFD", "\uFEFF", "\0", "\r", "\n", "\uD83D", "\uDE00", new('x', 40), new('é', 70)];

    private static readonly string[] WholePieces = [.. Pieces.Where(piece => !piece.Any(char.IsSurrogate) || piece.Length == 2)];

    private static readonly string[] Filling = [.. Enumerable.Range(0, Many).Select(number => $"filling {number}")];

    private static Arbitrary<int> Seeds => Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary();

    [Fact]
    public void A_large_set_holds_what_a_small_one_holds()
        => Law.Holds(60, Seeds, seed =>
        {
            var draw = new Draw(seed);
            // Keys with an unpaired surrogate cannot be stored as UTF-8, so draw sets with them and sets without.
            var keys = Keys(draw, draw.Chance(70) ? WholePieces : Pieces);
            var small = new KeySet(keys);
            var large = new KeySet([.. keys, .. Filling, .. keys]);
            Assert.Equal(keys.Distinct(StringComparer.Ordinal).Count(), small.Count);
            Assert.Equal(small.Count + Many, large.Count);
            foreach (var asked in keys.Concat(Keys(draw, Pieces)).SelectMany(key => Near(key, draw)))
            {
                Assert.Equal(keys.Contains(asked, StringComparer.Ordinal), small.Contains(asked));
                Assert.Equal(small.Contains(asked), large.Contains(asked));
            }
        });

    /// <summary>Draws keys that differ at their end, at their start, or only in the middle, where no machine word at either end differs.</summary>
    [Fact]
    public void A_set_of_some_keys_holds_these_and_no_others()
        => Law.Holds(60, Seeds, seed =>
        {
            var draw = new Draw(seed);
            var start = new string('s', draw.Between(0, 14)) + draw.Pick(Pieces);
            var end = draw.Pick(Pieces) + new string('e', draw.Between(0, 14));
            string[] keys = [.. Enumerable.Range(0, draw.Between(9, 300)).Select(number => $"{start}{2 * number:D3}{end}").Append("user-😀")];
            var set = new KeySet(keys);
            Assert.Equal(keys.Length, set.Count);
            Assert.All(keys, key => Assert.True(set.Contains(new string(key))));
            foreach (var asked in keys.SelectMany(key => Near(key, draw)).Append("").Append("abc"))
            {
                Assert.Equal(keys.Contains(asked, StringComparer.Ordinal), set.Contains(asked));
            }
        });

    [Fact]
    public void A_large_set_holds_each_of_its_keys()
    {
        var set = new KeySet(Filling.Reverse());
        Assert.All(Filling, key => Assert.True(set.Contains(key)));
        Assert.DoesNotContain(Filling, key => set.Contains(key + " ") || set.Contains(key[1..]));
    }

    [Fact]
    public void A_large_set_says_whether_it_has_changed_whatever_the_order_of_its_keys()
    {
        Assert.Equal([], Program(Filling).FindChanges(Program([.. Filling.Reverse(), Filling[0]])));
        Assert.Equal(["f"], Program(Filling).FindChanges(Program([.. Filling, "one more"])));
        Assert.Equal(["f"], Program(Filling).FindChanges(Program([.. Filling[1..], "another"])));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(200)]
    [InlineData(Many)]
    public void Looking_for_keys_allocates_nothing(int count)
    {
        var set = new KeySet(Filling[..count].Append("ø-漢-😀"));
        string[] asked = [Filling[0], Filling[count - 1], "nobody", "ø-漢-😀", "ø-漢-\uD83D", new('é', 1_000), ""];
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (var round = 0; round < 10_000; round++)
            {
                foreach (var key in asked)
                {
                    set.Contains(key);
                }
            }
        }));
    }

    private static RolloutProgram Program(string[] cohort) => Manifests.Compile(
        $$"""{ "segments": { "c": { "keysFrom": "c.txt" } }, "flags": { {{Manifests.Flag("f", Manifests.Stage("""{ "segment": "c" }"""))}} } }""", ("c", cohort));

    private static List<string> Keys(Draw draw, string[] pieces)
        => [.. Enumerable.Range(0, draw.Between(0, 30)).Select(_ => string.Concat(Enumerable.Range(0, draw.Between(0, 5)).Select(_ => draw.Pick(pieces))))];

    /// <summary>Returns a key and strings that a careless comparison could confuse with it.</summary>
    private static IEnumerable<string> Near(string key, Draw draw) =>
    [
        key,
        key + draw.Pick(Pieces),
        draw.Pick(Pieces) + key,
        key.Length > 0 ? key[..^1] : "a",
        key.ToUpperInvariant(),
        // The key with the replacement characters that encoders write for unpaired surrogates.
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(key)),
    ];
}
