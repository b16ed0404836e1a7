using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Generators;

/// <summary>Generates random manifests with users for FsCheck. A failing case is shrunk by removing parts.</summary>
internal static class RolloutCases
{
    /// <summary>Gets manifests of all kinds.</summary>
    public static Arbitrary<RolloutCase> Any { get; } = Make(keepsGuarantee: false);

    /// <summary>Gets manifests whose required flags are off by default and serve true.</summary>
    public static Arbitrary<RolloutCase> WithGuarantee { get; } = Make(keepsGuarantee: true);

    /// <summary>Creates the case for a seed.</summary>
    public static RolloutCase FromSeed(int seed, bool keepsGuarantee = false)
    {
        var draw = new Draw(seed);
        var manifest = new ManifestGenerator(draw, keepsGuarantee).Manifest();
        var cohorts = Vocabulary.SegmentNames.ToDictionary(name => name, _ => new KeySet(draw.Some(Vocabulary.TargetingKeys, 0, 9)));
        var contexts = new ContextGenerator(draw);
        return new RolloutCase(seed, manifest, cohorts, [.. Enumerable.Range(0, 8).Select(_ => contexts.Context())]);
    }

    private static Arbitrary<RolloutCase> Make(bool keepsGuarantee)
        => Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => FromSeed(seed, keepsGuarantee)).Where(IsSmallEnough), Shrink);

    /// <summary>Returns false for the one manifest in some ten thousand whose segments expand to more conditions than allowed.</summary>
    private static bool IsSmallEnough(RolloutCase drawn) => drawn.Json.Length < 4_000 || drawn.Read().FirstError?.Id != ProblemDescriptors.Cycle.Id;

    private static IEnumerable<RolloutCase> Shrink(RolloutCase failed)
    {
        if (failed.Contexts.Count > 1)
        {
            foreach (var context in failed.Contexts)
            {
                yield return failed with { Contexts = [context] };
            }
        }

        for (var index = 0; Without(failed.Manifest, index) is { } smaller; index++)
        {
            var shrunk = failed with { Manifest = smaller };
            if (shrunk.Read().FirstError is null)
            {
                yield return shrunk;
            }
        }
    }

    /// <summary>Returns a copy without the part at the given index in the whole tree, or null if there is no such part.</summary>
    private static JsonObject? Without(JsonObject manifest, int number)
    {
        var copy = manifest.DeepClone().AsObject();
        return Remove(copy, ref number) ? copy : null;
    }

    private static bool Remove(JsonNode? node, ref int number)
    {
        switch (node)
        {
            case JsonObject parent:
                foreach (var (name, child) in parent.ToArray())
                {
                    if (number-- == 0)
                    {
                        return parent.Remove(name);
                    }

                    if (Remove(child, ref number))
                    {
                        return true;
                    }
                }

                return false;
            case JsonArray parent:
                for (var index = 0; index < parent.Count; index++)
                {
                    if (number-- == 0)
                    {
                        parent.RemoveAt(index);
                        return true;
                    }

                    if (Remove(parent[index], ref number))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
