using System.CommandLine;
using OpenRollout.Cli.Contexts;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Evaluates a flag for one context or for a file of contexts.</summary>
internal sealed class EvalCommand : RolloutCommand
{
    private readonly ManifestOptions _manifest;
    private readonly Argument<string> _key;
    private readonly ContextOption _context;
    private readonly Option<string?> _batch = new("--batch", "-b")
    {
        Description = "A file with one context on each line (NDJSON), or '-' for the standard input. Writes one JSON result for each line, in order.",
        HelpName = "path",
    };

    private readonly StoreOption _store;
    private readonly TimeOption _at;
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="EvalCommand"/> class.</summary>
    public EvalCommand(CommandHost host)
        : base(
            host,
            "eval",
            "Evaluates a flag: its value, variant, reason and stage for a context.",
            "eval stories --context '{ \"targetingKey\": \"user-1\", \"country\": \"NO\" }' --environment Production",
            "eval stories --batch users.ndjson > results.ndjson")
    {
        _manifest = new ManifestOptions(this, host);
        _key = _manifest.CreateKeyArgument();
        Arguments.Add(_key);
        _context = new ContextOption(this);
        Options.Add(_batch);
        _store = new StoreOption(this, host);
        _at = new TimeOption(this, host);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var manifest = _manifest.Open(arguments);
        _store.ApplyIfGiven(arguments, manifest, _manifest.EnvironmentOf(arguments), _manifest.Locate(arguments));
        var flag = manifest.Find(arguments.GetRequiredValue(_key));
        var at = _at.Of(arguments);
        var program = manifest.Program;
        if (arguments.GetValue(_batch) is { } batch)
        {
            if (_context.Of(arguments) is not null)
            {
                throw new CommandException("--context and --batch cannot be combined");
            }

            using var input = ContextInput.Open(batch, Host);
            var unknown = new BatchEvaluation(program, flag.Key).Run(input, batch == "-" ? "standard input" : batch, Host.OutputStream, at, cancellationToken);
            if (unknown.Count > 0)
            {
                Host.Error.WriteLine($"note: {ContextInput.DescribeUnknown(unknown, program)}; conditions ignore it");
            }

            return Task.FromResult(ExitCode.Success);
        }

        var attributes = ContextInput.Read(_context.Of(arguments), program, Host);
        var report = EvaluationReport.Of(program.Evaluate(program.FindFlag(flag.Key), new ContextView(attributes, at.UtcTicks)));
        if (_format.Of(arguments) == OutputFormat.Json)
        {
            Json.Write(Host.Output, report);
        }
        else
        {
            WriteText(report);
        }

        return Task.FromResult(ExitCode.Success);
    }

    private void WriteText(EvaluationReport report)
    {
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                Host.Output.WriteLine($"{name,-9}{PlainText.Escape(value)}");
            }
        }

        Add("value", report.ErrorCode is null ? report.Value.GetRawText() : "the caller's default");
        Add("variant", report.Variant);
        Add("reason", report.Reason);
        Add("stage", report.Stage);
        Add("error", report.ErrorMessage is { } message ? $"{report.ErrorCode}: {message}" : null);
    }
}
