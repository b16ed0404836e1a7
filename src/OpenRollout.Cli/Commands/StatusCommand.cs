using System.CommandLine;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Statuses;

namespace OpenRollout.Cli.Commands;

/// <summary>Shows the state of each flag in each environment.</summary>
internal sealed class StatusCommand : RolloutCommand
{
    /// <summary>The environment of a host that names none. Where it has no overlay, it serves the manifest alone.</summary>
    private const string DefaultEnvironment = "Production";

    private readonly ManifestOptions _manifest;
    private readonly StoreOption _store;
    private readonly TimeOption _at;
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="StatusCommand"/> class.</summary>
    public StatusCommand(CommandHost host)
        : base(host, "status", "Shows the state of each flag in each environment, and what to do next.", "status", "status --environment Production --format json")
    {
        _manifest = new ManifestOptions(this, host);
        _store = new StoreOption(this, host);
        _at = new TimeOption(this, host);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var origin = _manifest.Locate(arguments);
        var alone = UsableManifest.Open(origin, environment: null, Host);
        var given = _manifest.EnvironmentOf(arguments);
        var listed = alone.Manifest.Environments.Select(name => name.Value).ToArray();
        (string? Environment, UsableManifest Manifest)[] manifests = given is not null ? [(given, UsableManifest.Open(origin, given, Host))]
            : listed.Length == 0 ? [(null, alone)]
            : [.. listed.Select(name => ((string?)name, UsableManifest.Open(origin, name, Host))), .. UnlistedDefault(listed, alone)];
        foreach (var (environment, manifest) in manifests)
        {
            _store.ApplyIfExists(arguments, manifest, environment, (FileOrigin)origin);
        }

        var report = StatusReader.Read(alone.Layers.Path, manifests, _at.Of(arguments));
        switch (_format.Of(arguments))
        {
            case OutputFormat.Json:
                Json.Write(Host.Output, report);
                break;
            case OutputFormat.Markdown:
                StatusText.WriteMarkdown(Host.Output, report);
                break;
            default:
                StatusText.Write(Host, report);
                break;
        }

        return Task.FromResult(ExitCode.Success);
    }

    private static (string? Environment, UsableManifest Manifest)[] UnlistedDefault(string[] listed, UsableManifest alone)
        => listed.Contains(DefaultEnvironment, StringComparer.OrdinalIgnoreCase) ? [] : [(DefaultEnvironment, alone)];
}
