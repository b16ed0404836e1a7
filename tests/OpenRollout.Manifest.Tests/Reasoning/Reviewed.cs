using System.Text;
using OpenRollout.Manifest.Reasoning;
using OpenRollout.Manifest.Reasoning.Witnesses;

namespace OpenRollout.Manifest.Tests;

/// <summary>A manifest with the problems and the witnesses that the reasoning finds.</summary>
internal sealed record Reviewed(
    RolloutManifest Manifest,
    IReadOnlyList<ManifestProblem> Problems,
    IReadOnlyList<(TextRange Range, Witness Witness)> Witnesses)
{
    public static Reviewed Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var witnesses = new List<(TextRange Range, Witness Witness)>();
        var reading = ManifestReader.Read(bytes, "flags.json", null, (manifest, problems) => Reasoner.Run(manifest, problems, (range, witness) => witnesses.Add((range, witness))));
        Assert.Null(reading.FirstError);
        return new Reviewed(reading.Manifest, reading.Problems, witnesses);
    }
}
