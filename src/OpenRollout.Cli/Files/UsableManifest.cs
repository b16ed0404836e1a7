using System.Text;
using OpenRollout.Cli.Output;
using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Loading;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Files;

/// <summary>A manifest without errors, merged with the overlay of an environment, that can be evaluated.</summary>
internal sealed class UsableManifest
{
    private readonly ManifestOrigin _origin;
    private readonly CohortReader _cohorts;
    private RolloutProgram? _program;

    private UsableManifest(ManifestOrigin origin, ManifestLayers layers, ManifestReadResult reading, CohortReader cohorts)
        => (_origin, Layers, Reading, _cohorts) = (origin, layers, reading, cohorts);

    /// <summary>Gets the texts.</summary>
    public ManifestLayers Layers { get; }

    /// <summary>Gets the result of reading the texts.</summary>
    public ManifestReadResult Reading { get; }

    /// <summary>Gets the merged manifest.</summary>
    public RolloutManifest Manifest => Reading.Manifest;

    /// <summary>Gets the keys of segments with <c>keysFrom</c>, by the segment's name.</summary>
    public IReadOnlyDictionary<string, KeySet> Cohorts => Manifest.Segments
        .Where(segment => segment.KeysFrom is not null)
        .ToDictionary(segment => segment.Name, segment => _cohorts.Keys[segment.KeysFrom!.Value.Value], StringComparer.Ordinal);

    /// <summary>Gets the compiled manifest.</summary>
    public RolloutProgram Program => _program ??= RolloutProgram.Compile(Reading, Cohorts);

    /// <summary>Puts decisions in force.</summary>
    /// <returns>The decisions with their effects.</returns>
    public IReadOnlyList<DecisionStatus> Apply(IReadOnlyCollection<KnownDecision> decisions)
    {
        var decided = DecidedProgram.Create(Program, decisions);
        _program = decided.Program;
        return decided.Statuses;
    }

    /// <summary>Reads a manifest for an environment.</summary>
    /// <param name="origin">The manifest.</param>
    /// <param name="environment">The environment; null for the manifest alone.</param>
    /// <param name="host">The host, whose error output gets the problems of a manifest that cannot be used, and a note if the manifest does not list the environment.</param>
    /// <exception cref="CommandException">The manifest does not exist or has errors.</exception>
    public static UsableManifest Open(ManifestOrigin origin, string? environment, CommandHost host)
    {
        var layers = origin.ReadLayers(environment);
        var cohorts = new CohortReader(origin.ReadKeys);
        var reading = ManifestReader.Read(layers, cohorts);
        if (reading.FirstError is not null)
        {
            var errors = reading.Problems.Where(problem => problem.IsError).ToArray();
            new ProblemWriter(host, host.Error, [layers]).WriteText(errors);
            throw new CommandException($"{layers.Path} cannot be used: correct the {(errors.Length == 1 ? "error" : "errors")} above");
        }

        if (environment is not null && reading.Environment is null)
        {
            host.Error.WriteLine($"note: {layers.Path} does not list '{PlainText.Quote(environment)}' in 'environments', so it is read without an overlay{NearestName.Suggest(environment, reading.Manifest.Environments.Select(name => name.Value))}");
        }

        return new UsableManifest(origin, layers, reading, cohorts);
    }

    /// <summary>Returns the keys of a file of keys, in its order.</summary>
    public IReadOnlyList<string> ReadKeys(string path)
        => Encoding.UTF8.GetString(_origin.ReadKeys(path)).TrimStart('\uFEFF').Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Returns a flag.</summary>
    /// <exception cref="CommandException">The manifest has no such flag.</exception>
    public FlagDefinition Find(string key) => Manifest.FindFlag(key) ?? throw new CommandException(UnknownName("flag", key, Manifest.Flags.Select(flag => flag.Key)));

    /// <summary>Returns the index of a stage.</summary>
    /// <exception cref="CommandException">The rollout has no such stage.</exception>
    public static int FindStage(FlagDefinition flag, RolloutDefinition rollout, string name)
    {
        for (var index = 0; index < rollout.Stages.Count; index++)
        {
            if (rollout.Stages[index].Name == name)
            {
                return index;
            }
        }

        throw new CommandException(UnknownName($"stage of '{PlainText.Quote(flag.Key)}'", name, rollout.Stages.Select(stage => stage.Name)));
    }

    /// <summary>Returns a message for a name that does not exist, with the nearest known name or, if none is near, some of the known names.</summary>
    public static string UnknownName(string kind, string name, IEnumerable<string> known)
    {
        const int most = 10;
        var names = known.ToArray();
        var suggestion = NearestName.Suggest(name, names);
        return $"there is no {kind} '{PlainText.Quote(name)}'" + (suggestion.Length > 0 ? suggestion
            : names.Length == 0 ? ""
            : $"; known names are {string.Join(", ", names.Take(most).Select(each => $"'{PlainText.Quote(each)}'"))}{(names.Length > most ? ", ..." : "")}");
    }
}
