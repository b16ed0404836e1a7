using System.Text;

namespace OpenRollout.Benchmarks;

/// <summary>Measures the memory that a manifest with a file of a million keys keeps.</summary>
internal sealed class CohortMemoryRow : Row
{
    private const double Most = 3;

    public override Line Measure()
    {
        var folder = Directory.CreateTempSubdirectory("openrollout-");
        try
        {
            var text = string.Join('\n', Enumerable.Range(0, CohortLoops.Size).Select(CohortLoops.KeyOf));
            File.WriteAllText(Path.Combine(folder.FullName, "cohort.txt"), text);
            var manifest = Path.Combine(folder.FullName, "flags.json");
            File.WriteAllText(manifest, """{ "segments": { "cohort": { "keysFrom": "cohort.txt" } }, "flags": {} }""");
            var size = Encoding.UTF8.GetByteCount(text);
            text = null;
            var providers = new List<OpenRolloutProvider>();
            var retained = (double)Retained.By(() => Load(manifest, providers)) / size;
            providers.ForEach(provider => provider.ShutdownAsync().Wait());
            return new Line(Name, "", $"the file: {Words.Bytes(size)}", "", $"keeps {Words.Times(retained)} the file", $"keeps ≤ {Words.Times(Most)}", retained <= Most);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static OpenRolloutProvider Load(string manifest, List<OpenRolloutProvider> providers)
    {
        var provider = OpenRolloutProvider.LoadAsync(manifest).GetAwaiter().GetResult();
        providers.Add(provider);
        return provider;
    }
}
