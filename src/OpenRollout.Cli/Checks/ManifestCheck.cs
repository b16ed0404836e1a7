using OpenRollout.Cli.Files;
using OpenRollout.Loading;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Checks;

/// <summary>Reviews a manifest alone and with each of its overlays.</summary>
internal static class ManifestCheck
{
    /// <summary>Reviews a manifest.</summary>
    /// <param name="origin">The manifest.</param>
    /// <param name="environment">The only environment to check; null for all that the manifest lists.</param>
    /// <exception cref="CommandException">The manifest does not exist, or does not list the environment.</exception>
    public static CheckResult Run(ManifestOrigin origin, string? environment)
    {
        var alone = origin.ReadLayers(environment: null);
        var reading = ManifestReview.Read(alone, new CohortReader(origin.ReadKeys));
        var listed = reading.Manifest.Environments.Select(name => name.Value).ToArray();
        var chosen = environment is null ? listed : [.. listed.Where(name => name.Equals(environment, StringComparison.OrdinalIgnoreCase))];
        if (environment is not null && chosen.Length == 0 && reading.FirstError is null)
        {
            throw new CommandException($"{alone.Path} does not list '{PlainText.Quote(environment)}' in 'environments'{NearestName.Suggest(environment, listed)}");
        }

        var layers = new List<ManifestLayers> { alone };
        var problems = new List<ManifestProblem>(reading.Problems);
        var seen = new HashSet<ManifestProblem>(reading.Problems);
        foreach (var pair in chosen.Select(origin.ReadLayers))
        {
            layers.Add(pair);
            problems.AddRange(ManifestReview.Read(pair, new CohortReader(origin.ReadKeys)).Problems.Where(seen.Add));
        }

        return new CheckResult(layers, problems);
    }
}
