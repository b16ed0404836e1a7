using System.CommandLine;
using OpenRollout.Cli.Editing;
using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Moves a rollout back to an earlier stage.</summary>
internal sealed class BackCommand : EditCommand
{
    private readonly Option<string?> _stage;

    /// <summary>Initializes a new instance of the <see cref="BackCommand"/> class.</summary>
    public BackCommand(CommandHost host)
        : base(host, "back", "Moves a rollout back to its previous stage, and says who drops out.", "back stories --environment Production")
    {
        _stage = Manifest.CreateStageOption(Key, "The stage to move to. The default is the previous one.");
        Options.Add(_stage);
    }

    /// <inheritdoc/>
    protected override FlagEdit Plan(FlagDefinition flag, ParseResult arguments)
    {
        var rollout = RolloutOf(flag);
        var active = rollout.ActiveStageAt(Host.Clock.GetUtcNow().UtcTicks);
        var target = arguments.GetValue(_stage) is { } name ? UsableManifest.FindStage(flag, rollout, name) : active - 1;
        if (rollout.IsScheduled)
        {
            throw new CommandException($"'{PlainText.Quote(flag.Key)}' follows a schedule, which starts its stages; change its 'startsAt', or switch it off with 'openrollout disable'");
        }

        return active < 0 ? throw new CommandException($"'{PlainText.Quote(flag.Key)}' has no active stage")
            : target >= active ? throw new CommandException($"'{PlainText.Quote(flag.Key)}' is at '{PlainText.Quote(rollout.Stages[active].Name)}'; 'openrollout advance' moves it to a later stage")
            : new FlagEdit(editor => editor.GoBack(rollout, target, active), $"{StageText.Describe(rollout, active)} → {StageText.Describe(rollout, target)}", MayTakePeopleOut: true);
    }
}
