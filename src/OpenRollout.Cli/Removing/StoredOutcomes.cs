using System.CommandLine;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using DecidedFlag = OpenRollout.Removal.Outcomes.DecidedFlag;

namespace OpenRollout.Cli.Removing;

/// <summary>Reads the decisions in force for a flag, in all environments: one that contradicts the manifest makes its value undecided.</summary>
internal sealed class StoredOutcomes(StoreOption store, ParseResult arguments, CommandHost host)
{
    private readonly Dictionary<(string Path, string? Environment), (UsableManifest Manifest, StoredDecisions? Stored)> _read = [];

    /// <summary>Returns a flag under the decisions in force, once for each environment that has decisions for it.</summary>
    /// <param name="manifestPath">The full path of the manifest.</param>
    /// <param name="flag">The flag.</param>
    public IReadOnlyList<DecidedFlag> Decide(string manifestPath, FlagDefinition flag)
    {
        var origin = new FileOrigin(manifestPath, host);
        string?[] environments = [null, .. ServedEnvironments.Of(Read(origin, environment: null).Manifest)];
        var decided = new List<DecidedFlag>();
        foreach (var environment in environments)
        {
            var (manifest, stored) = Read(origin, environment);
            if (stored?.InForce.Select(known => known.Decision).FirstOrDefault(decision => decision.FlagKey == flag.Key) is { } decision)
            {
                var program = manifest.Program;
                decided.Add(new DecidedFlag(environment, program.GetDefinition(program.FindFlag(flag.Key)), $"decision {decision.Id} by {decision.By}"));
            }
        }

        return decided;
    }

    private (UsableManifest Manifest, StoredDecisions? Stored) Read(FileOrigin origin, string? environment)
    {
        if (!_read.TryGetValue((origin.FullPath, environment), out var read))
        {
            // An environment that the manifest does not list gets the manifest alone, which needs no note here.
            var manifest = UsableManifest.Open(origin, environment, environment == ServedEnvironments.Default ? host with { Error = TextWriter.Null } : host);
            read = (manifest, store.ApplyIfExists(arguments, manifest, store.Locate(arguments, origin, environment), host.Error));
            _read.Add((origin.FullPath, environment), read);
        }

        return read;
    }
}
