using System.CommandLine;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Grammar;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Takes a decision back.</summary>
internal sealed class WithdrawCommand : RolloutCommand
{
    private readonly ManifestOptions _manifest;
    private readonly StoreOption _store;
    private readonly Argument<string> _id = new("id") { Description = "The identifier of the decision, as 'openrollout decisions' prints it." };
    private readonly AuthorOptions _author;

    /// <summary>Initializes a new instance of the <see cref="WithdrawCommand"/> class.</summary>
    public WithdrawCommand(CommandHost host)
        : base(host, "withdraw", "Takes a decision back.", "withdraw 20261126-140312-1f0c6a2be4d39875 --environment Production --reason \"fixed in 2.4.1\"")
    {
        Arguments.Add(_id);
        _manifest = new ManifestOptions(this, host);
        _author = new AuthorOptions(this, host);
        _store = new StoreOption(this, host);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var id = arguments.GetRequiredValue(_id);
        var location = _store.Locate(arguments, _manifest.Locate(arguments), _manifest.EnvironmentOf(arguments)).RequireEnvironment();
        var stored = await location.ReadAsync();
        var decision = stored.InForce.Select(known => known.Decision).FirstOrDefault(decision => decision.Id == id)
            ?? throw new CommandException(stored.Snapshot.Withdrawals.Any(withdrawal => withdrawal.DecisionId == id)
                ? $"the decision '{PlainText.Quote(id)}' was withdrawn already"
                : $"{location.Description} has no decision '{PlainText.Quote(id)}'{NearestName.Suggest(id, stored.InForce.Select(known => known.Decision.Id))}; 'openrollout decisions' lists them");
        var withdrawal = new DecisionWithdrawal
        {
            DecisionId = id,
            At = Host.Clock.GetUtcNow(),
            By = _author.NameOf(arguments),
            Reason = _author.ReasonOf(arguments),
        };
        await location.Store.WithdrawAsync(location.Scope, withdrawal, cancellationToken);
        var others = stored.InForce.Count(known => known.Decision.FlagKey == decision.FlagKey && known.Decision.Id != id);
        await Host.Output.WriteLineAsync($"the decision about {PlainText.Quote(decision.FlagKey)} is withdrawn{(others > 0 ? $"; {others} other {(others == 1 ? "decision is" : "decisions are")} still in force for it" : "")}");
        return ExitCode.Success;
    }
}
