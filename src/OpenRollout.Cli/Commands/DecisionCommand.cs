using System.CommandLine;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Manifest.Text;
using OpenRollout.Providers;

namespace OpenRollout.Cli.Commands;

/// <summary>A command that makes a decision.</summary>
internal abstract class DecisionCommand : RolloutCommand
{
    private readonly StoreOption _store;
    private readonly AuthorOptions _author;
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="DecisionCommand"/> class.</summary>
    protected DecisionCommand(CommandHost host, string name, string description, params string[] examples)
        : base(host, name, description, examples)
    {
        Manifest = new ManifestOptions(this, host);
        Key = Manifest.CreateKeyArgument();
        Arguments.Add(Key);
        _author = new AuthorOptions(this, host);
        _store = new StoreOption(this, host);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json);
    }

    /// <summary>Gets the options that say which manifest the decision is about.</summary>
    protected ManifestOptions Manifest { get; }

    /// <summary>Gets the argument for the key of the flag.</summary>
    protected Argument<string> Key { get; }

    /// <summary>Creates the decision.</summary>
    /// <exception cref="CommandException">The decision is not possible.</exception>
    protected abstract RolloutDecision Decide(ParseResult arguments, FileOrigin manifest, string by, string reason);

    /// <summary>Returns what to add to the sentence about the decision; empty if there is nothing.</summary>
    protected virtual string DescribeMore(RolloutDecision decision, FileOrigin manifest) => "";

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var manifest = Manifest.Locate(arguments);
        var environment = Manifest.EnvironmentOf(arguments);
        var decision = Decide(arguments, manifest, _author.NameOf(arguments), _author.ReasonOf(arguments)) with { Since = Host.Clock.GetUtcNow() };
        var location = _store.Locate(arguments, manifest, environment).RequireEnvironment();
        var isUsed = location.HasBeenUsed;
        try
        {
            await location.Store.AddAsync(location.Scope, decision, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new CommandException($"the decision was not saved in {location.Description}: {PlainText.Shorten(exception.Message, PlainText.MaximumMessage)}");
        }

        if (_format.Of(arguments) == OutputFormat.Json)
        {
            Json.Write(Host.Output, DecisionReport.Of(decision, environment, location.Folder));
        }
        else
        {
            var status = new DecisionStatus(decision, decision.HoldAt is null ? DecisionEffect.Off : DecisionEffect.Hold, problem: null, isStored: true);
            await Host.Output.WriteLineAsync($"{FlagStatusText.Write(status, environment)}{DescribeMore(decision, manifest)}\nstore: {location.Description}, {location.Scope.FlagSetId}{(environment is null ? "" : $" in {environment}")}\nundo:  {location.WriteWithdrawal(decision.Id, [.. _store.Repeat(arguments), .. Manifest.Repeat(arguments)])}");
        }

        if (!isUsed)
        {
            await Host.Error.WriteLineAsync("warning: no provider has read this store for this flag set and environment yet, so the decision may reach no application; check --store, --environment and --flag-set");
        }

        return ExitCode.Success;
    }
}
