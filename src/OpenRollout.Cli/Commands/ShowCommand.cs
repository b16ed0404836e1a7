using System.CommandLine;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Cli.Showing;

namespace OpenRollout.Cli.Commands;

/// <summary>Prints the merged manifest of an environment, with the place that each overlaid value comes from.</summary>
internal sealed class ShowCommand : RolloutCommand
{
    private readonly ManifestOptions _manifest;
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="ShowCommand"/> class.</summary>
    public ShowCommand(CommandHost host)
        : base(host, "show", "Prints the merged manifest of an environment, and where each overlaid value comes from.", "show --environment Production")
    {
        _manifest = new ManifestOptions(this, host);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var usable = _manifest.Open(arguments);
        var merged = MergedManifest.Of(usable);
        if (_format.Of(arguments) == OutputFormat.Json)
        {
            Json.Write(Host.Output, new ShowReport(usable.Reading.Environment, EvaluationReport.Parse(MergedText.OnOneLine(merged.Root)), [.. OverlaidValues.Of(merged)]));
        }
        else
        {
            new MergedText(merged, Screen.Create(Host.Output, Host.HasColors, int.MaxValue / 2)).Write();
        }

        return Task.FromResult(ExitCode.Success);
    }
}
