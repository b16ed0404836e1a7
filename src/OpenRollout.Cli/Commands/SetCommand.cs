using System.CommandLine;
using System.Globalization;
using OpenRollout.Cli.Editing;
using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Reasoning;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Sets the percentage of an audience.</summary>
internal sealed class SetCommand : EditCommand
{
    private readonly Option<string?> _stage;
    private readonly Option<int?> _audience = new("--audience", "-a")
    {
        Description = "The number of the audience in its stage, from 1. The default is the only one.",
        HelpName = "number",
    };

    private readonly Option<string> _percentage = new("--percentage", "-p")
    {
        Description = "The percentage, 0 to 100 with up to three decimals.",
        HelpName = "percentage",
        Required = true,
    };

    /// <summary>Initializes a new instance of the <see cref="SetCommand"/> class.</summary>
    public SetCommand(CommandHost host)
        : base(host, "set", "Sets the percentage of an audience.", "set stories --stage gradual --audience 2 --percentage 25 --environment Production")
    {
        _stage = Manifest.CreateStageOption(Key, "The stage of the audience. The default is the active one.");
        Options.Add(_stage);
        Options.Add(_audience);
        Options.Add(_percentage);
    }

    /// <inheritdoc/>
    protected override FlagEdit Plan(FlagDefinition flag, ParseResult arguments)
    {
        var rollout = RolloutOf(flag);
        var stage = arguments.GetValue(_stage) is { } name ? UsableManifest.FindStage(flag, rollout, name)
            : rollout.ActiveStageAt(Host.Clock.GetUtcNow().UtcTicks) is >= 0 and var active ? active
            : throw new CommandException($"'{PlainText.Quote(flag.Key)}' has no active stage; name one with --stage");
        var audiences = rollout.Stages[stage].Audiences;
        var number = arguments.GetValue(_audience) ?? (audiences.Count == 1 ? 1 : throw new CommandException($"stage '{PlainText.Quote(rollout.Stages[stage].Name)}' has {audiences.Count} audiences; choose one with --audience: {Describe(audiences)}"));
        if (number < 1 || number > audiences.Count)
        {
            throw new CommandException($"stage '{PlainText.Quote(rollout.Stages[stage].Name)}' has no audience {number}; choose one of {Describe(audiences)}");
        }

        var text = arguments.GetRequiredValue(_percentage).TrimEnd('%').Trim();
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percentage) || percentage > 100)
        {
            throw new CommandException($"'{PlainText.Quote(text)}' is not a percentage; write a number from 0 to 100 with up to three decimals, such as 12.5");
        }

        return new FlagEdit(
            editor => editor.SetPercentage(rollout, stage, number - 1, percentage.ToString(CultureInfo.InvariantCulture)),
            $"audience {number} of stage '{PlainText.Quote(rollout.Stages[stage].Name)}', {AudienceSummary.Write(audiences[number - 1])} → {percentage.ToString(CultureInfo.InvariantCulture)} %");
    }

    private static string Describe(IReadOnlyList<AudienceDefinition> audiences)
        => string.Join(", ", audiences.Select((audience, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1} ({AudienceSummary.Write(audience)})")));
}
