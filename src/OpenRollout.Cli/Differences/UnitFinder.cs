using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Buckets;
using OpenRollout.Manifest.Reasoning;
using OpenRollout.Manifest.Reasoning.Sets;
using OpenRollout.Manifest.Reasoning.Witnesses;

namespace OpenRollout.Cli.Differences;

/// <summary>Finds units whose hashes are in given ranges.</summary>
internal sealed class UnitFinder(RolloutManifest attributes, Workspace workspace)
{
    /// <summary>The most units that are tried.</summary>
    private const int MaximumUnits = 100_000;

    private readonly ContextBuilder _contexts = new(attributes, workspace);

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

        var chance = ranges.Aggregate(1.0, (product, range) => product * range.Value.Width / HashSource.Size);
        var count = (int)Math.Min(MaximumUnits, 20 / chance);
        return _contexts.SuggestUnits(attributes.FindAttribute(attribute)!, known, count).OfType<string>().Where(Fits)
            .Concat(Variations(strings, count).Where(candidate => Fits(candidate) && strings.MayContain(candidate, workspace)));
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
