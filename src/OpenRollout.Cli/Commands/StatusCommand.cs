using System.CommandLine;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Cli.Statuses;

namespace OpenRollout.Cli.Commands;

/// <summary>Shows the state of each flag in each environment.</summary>
internal sealed class StatusCommand : RolloutCommand
{
    private readonly ManifestOptions _manifest;
    private readonly StoreOption _store;
    private readonly TimeOption _at;
    private readonly FormatOption _format;
    private readonly Option<string?> _state = new("--state")
    {
        Description = $"The folder in which the application keeps the evidence of its guardrails. The default is the variable {StateFolder.Variable}.",
        HelpName = "folder",
    };

    private readonly Option<bool> _watch = new("--watch", "-w") { Description = "Shows the status again whenever it changes, until Ctrl+C." };

    /// <summary>Initializes a new instance of the <see cref="StatusCommand"/> class.</summary>
    public StatusCommand(CommandHost host)
        : base(host, "status", "Shows the state of each flag in each environment, and what to do next.", "status", "status --environment Production --watch")
    {
        _manifest = new ManifestOptions(this, host);
        _store = new StoreOption(this, host);
        _at = new TimeOption(this, host);
        Options.Add(_state);
        Options.Add(_watch);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var format = _format.Of(arguments);
        if (arguments.GetValue(_watch))
        {
            await new StatusWatch(Host, notes => Read(arguments, notes)).RunAsync(format, cancellationToken);
            return ExitCode.Success;
        }

        var report = Read(arguments, Host.Error);
        switch (format)
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

        return ExitCode.Success;
    }

    /// <summary>Reads the status from the files, and writes notes about them.</summary>
    private StatusReport Read(ParseResult arguments, TextWriter notes)
    {
        var host = Host with { Error = notes };
        var origin = _manifest.Locate(arguments);
        var alone = UsableManifest.Open(origin, environment: null, host);
        var given = _manifest.EnvironmentOf(arguments);
        (string? Environment, UsableManifest Manifest)[] manifests = given is not null ? [(given, UsableManifest.Open(origin, given, host))]
            : alone.Manifest.Environments.Count == 0 ? [(null, alone)]
            : [.. ServedEnvironments.Of(alone).Select(name => ((string?)name, ServedEnvironments.IsListed(alone, name) ? UsableManifest.Open(origin, name, host) : alone))];
        var state = StateFolder.Find(arguments.GetValue(_state), Host);
        var evidence = state is null ? null : StoredEvidenceReader.Read(state.Path, notes);
        var served = Array.ConvertAll(manifests, each =>
        {
            var location = _store.Locate(arguments, origin, each.Environment, state);
            var decisions = _store.ApplyIfExists(arguments, each.Manifest, location, notes);
            var guardrails = evidence?.Of(each.Manifest, location, decisions, [.. _store.Repeat(arguments), .. _manifest.Repeat(arguments)]);
            return new EnvironmentStatus(each.Environment, each.Manifest, guardrails);
        });
        return StatusReader.Read(alone.Layers.Path, served, _at.Of(arguments));
    }
}
