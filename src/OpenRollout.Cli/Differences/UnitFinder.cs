using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Buckets;
using OpenRollout.Manifest.Reasoning;
using OpenRollout.Manifest.Reasoning.Sets;

namespace OpenRollout.Cli.Differences;

/// <summary>Finds units whose hashes are in given ranges.</summary>
internal sealed class UnitFinder(RolloutManifest attributes, Workspace workspace)
{
    /// <summary>The most units that are tried.</summary>
    private const int MaximumUnits = 400_000;

    /// <summary>The most variations that are tried, which take more time.</summary>
    private const int MaximumVariations = 20_000;

    /// <summary>The most units that are kept for some ranges.</summary>
    private const int MaximumKept = 16;

    /// <summary>With this many times as many units as are needed on average, the chance of finding none is one in a million.</summary>
    private const double Certainty = 14;

    private readonly Dictionary<string, string[]> _plain = new(StringComparer.Ordinal);

    /// <summary>Returns whether the attribute can only have some listed values, so that trying all of them proves something.</summary>
    public static bool IsListed(string attribute, IReadOnlyDictionary<string, AttributeSet> known)
        => known.TryGetValue(attribute, out var set) && set.Typed is StringSet { IsOpen: false };

    /// <summary>Returns units with fitting hashes.</summary>
    /// <param name="attribute">The name of the attribute that is the unit.</param>
    /// <param name="known">The possible values of each attribute.</param>
    /// <param name="ranges">The ranges.</param>
    public IEnumerable<string> Find(string attribute, IReadOnlyDictionary<string, AttributeSet> known, IReadOnlyList<KeyValuePair<HashSource, HashRange>> ranges)
    {
        var hashes = ranges.Select(range => (new SaltedHash(range.Key.Salt), range.Value)).ToArray();
        bool Fits(string unit) => unit.Length > 0 && hashes.All(hash => hash.Value.Contains(hash.Item1.Hash(unit)));
        if ((known.TryGetValue(attribute, out var set) ? set.Typed as StringSet : StringSet.All) is not { } strings)
        {
            return [];
        }

        if (!strings.IsOpen)
        {
            // All of them, however unlikely each is.
            return strings.Suggest().Cast<string>().Where(unit => Fits(unit) && strings.MayContain(unit, workspace));
        }

        var chance = ChanceOf(ranges);
        var plain = FindPlain(attribute, ranges, Fits, chance).Where(unit => strings.MayContain(unit, workspace)).ToArray();
        return plain.Length > 0 ? plain
            : Variations(strings, (int)Math.Min(MaximumVariations, Certainty / chance)).Where(candidate => Fits(candidate) && strings.MayContain(candidate, workspace));
    }

    /// <summary>Returns the share of units whose hashes are in some ranges.</summary>
    public static double ChanceOf(IEnumerable<KeyValuePair<HashSource, HashRange>> ranges)
        => ranges.Aggregate(1.0, (product, range) => product * range.Value.Width / HashSource.Size);

    /// <summary>Returns units such as <c>user-17</c> and the values that the manifest lists. The solver asks for the same ranges in many branches, so they are kept.</summary>
    private string[] FindPlain(string attribute, IReadOnlyList<KeyValuePair<HashSource, HashRange>> ranges, Func<string, bool> fits, double chance)
    {
        var key = string.Join('|', ranges.Select(range => $"{attribute} {range.Key.Salt} {range.Value.Start} {range.Value.End}").Order(StringComparer.Ordinal));
        if (!_plain.TryGetValue(key, out var units))
        {
            var count = (int)Math.Min(MaximumUnits, Certainty / chance);
            units = [.. (attributes.FindAttribute(attribute)!.Values ?? [])
                .Concat(Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"user-{number}")))
                .Where(fits)
                .Take(MaximumKept)];
            _plain.Add(key, units);
        }

        return units;
    }

    /// <summary>Returns variations of strings that probably are in a set, for sets such as all strings with a prefix.</summary>
    private static IEnumerable<string> Variations(StringSet strings, int count)
    {
        var suggestions = strings.Suggest().Cast<string>().Distinct(StringComparer.Ordinal).ToArray();
        for (var number = 1; number <= count; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            foreach (var suggestion in suggestions)
            {
                yield return suggestion + text;
                yield return text + suggestion;
                if (suggestion.Length > 1)
                {
                    yield return suggestion.Insert(1 + (number % (suggestion.Length - 1)), text);
                }
            }
        }
    }
}
