using System.CommandLine;
using OpenRollout.Cli.Contexts;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Cli.Commands;

/// <summary>Explains the result of a flag as a tree.</summary>
internal sealed class ExplainCommand : RolloutCommand
{
    private readonly ManifestOptions _manifest;
    private readonly Argument<string> _key;
    private readonly ContextOption _context;
    private readonly StoreOption _store;
    private readonly TimeOption _at;
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="ExplainCommand"/> class.</summary>
    public ExplainCommand(CommandHost host)
        : base(host, "explain", "Explains step by step why a context gets its value.", "explain stories --context '{ \"targetingKey\": \"user-1\", \"country\": \"NO\" }'")
    {
        _manifest = new ManifestOptions(this, host);
        _key = _manifest.CreateKeyArgument();
        Arguments.Add(_key);
        _context = new ContextOption(this);
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
        var attributes = ContextInput.Read(_context.Of(arguments), manifest.Program, Host);
        var explanation = Explain(manifest, flag.Key, attributes, _at.Of(arguments));
        if (_format.Of(arguments) == OutputFormat.Json)
        {
            Json.Write(Host.Output, ExplanationReport.Of(explanation));
        }
        else
        {
            Screen.Of(Host).Write(ExplanationTree.Of(explanation));
        }

        return Task.FromResult(ExitCode.Success);
    }

    private static Explanation Explain(UsableManifest manifest, string key, AttributeValue[] attributes, DateTimeOffset at)
        => manifest.Program.Explain(manifest.Program.FindFlag(key), new ContextView(attributes, at.UtcTicks));
}
