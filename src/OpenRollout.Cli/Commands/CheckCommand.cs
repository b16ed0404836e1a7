using System.CommandLine;
using OpenRollout.Cli.Checks;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;

namespace OpenRollout.Cli.Commands;

/// <summary>Reports all problems of a manifest and its overlays.</summary>
internal sealed class CheckCommand : RolloutCommand
{
    private readonly ManifestOptions _manifest;
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="CheckCommand"/> class.</summary>
    public CheckCommand(CommandHost host)
        : base(host, "check", "Reports all problems of the manifest and of every overlay, as the compiler does.", "check", "check --environment Production --format github")
    {
        _manifest = new ManifestOptions(this, host);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.GitHub);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var result = ManifestCheck.Run(_manifest.Locate(arguments), _manifest.EnvironmentOf(arguments));
        switch (_format.Of(arguments))
        {
            case OutputFormat.Json:
                Json.Write(Host.Output, result.ToReport());
                break;
            case OutputFormat.Markdown:
                WriteMarkdown(result.ToReport());
                break;
            case OutputFormat.GitHub:
                new ProblemWriter(Host, Host.Output, result.Layers).WriteGitHub(result.Problems);
                break;
            default:
                new ProblemWriter(Host, Host.Output, result.Layers).WriteText(result.Problems);
                Host.Output.WriteLine(result.Summary);
                break;
        }

        return Task.FromResult(result.Errors > 0 ? ExitCode.Found : ExitCode.Success);
    }

    private void WriteMarkdown(CheckReport report)
    {
        if (report.Problems.Count == 0)
        {
            Host.Output.WriteLine($"No problems in {MarkdownText.Code(report.Manifest)}.");
            return;
        }

        Host.Output.WriteLine("| file | line | problem |");
        Host.Output.WriteLine("|---|---|---|");
        foreach (var problem in report.Problems)
        {
            Host.Output.WriteLine($"| {MarkdownText.Code(problem.Path)} | {problem.Line} | {problem.Severity} {problem.Id}: {MarkdownText.Escape(problem.Message)} |");
        }
    }
}
