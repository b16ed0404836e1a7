using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Accessors;

/// <summary>Creates accessors for a manifest's flags, some of which do not match the manifest.</summary>
internal static class ClientProbes
{
    private static readonly FlagType[] Types = Enum.GetValues<FlagType>();

    public static List<ClientProbe> For(RolloutManifest manifest, FlagBinding binding, Draw draw)
    {
        var probes = manifest.Flags.Select(flag => Make(binding, flag.Key, draw.Chance(85) ? flag.Type : draw.Pick(Types), draw)).ToList();
        // An integer that is read as a double, and an unknown key.
        probes.AddRange(manifest.Flags.Where(flag => flag.Type == FlagType.Integer).Select(flag => Make(binding, flag.Key, FlagType.Float, draw)));
        probes.Add(Make(binding, "absent", draw.Pick(Types), draw));
        return probes;
    }

    private static ClientProbe Make(FlagBinding binding, string key, FlagType type, Draw draw)
    {
        switch (type)
        {
            case FlagType.Boolean:
                var boolean = draw.Chance(50);
                return new ClientProbe<bool>(new BooleanFlag(binding, key, boolean), (client, context) => client.GetBooleanDetailsAsync(key, boolean, context));
            case FlagType.String:
                return new ClientProbe<string>(new StringFlag(binding, key, "text"), (client, context) => client.GetStringDetailsAsync(key, "text", context));
            case FlagType.Integer:
                return new ClientProbe<int>(new IntegerFlag(binding, key, -7), (client, context) => client.GetIntegerDetailsAsync(key, -7, context));
            case FlagType.Float:
                return new ClientProbe<double>(new DoubleFlag(binding, key, -7.5), (client, context) => client.GetDoubleDetailsAsync(key, -7.5, context));
            default:
                return new ClientProbe<string>(new ObjectFlag<string>(binding, key, "none", value => Render(value.AsValue())), (client, context) => AskAsync(client, key, context));
        }
    }

    private static async Task<FlagEvaluationDetails<string>> AskAsync(IFeatureClient client, string key, EvaluationContext? context)
    {
        var none = new Value();
        var asked = await client.GetObjectDetailsAsync(key, none, context);
        var text = ReferenceEquals(asked.Value, none) ? "none" : Render(asked.Value);
        return new FlagEvaluationDetails<string>(asked.FlagKey, text, asked.ErrorType, asked.Reason, asked.Variant, asked.ErrorMessage, asked.FlagMetadata);
    }

    private static string Render(Value value)
        => value.AsStructure is { } structure ? $"{{{string.Join(',', structure.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => member.Key + ':' + Render(member.Value)))}}}"
            : value.AsList is { } list ? $"[{string.Join(',', list.Select(Render))}]"
            : FormattableString.Invariant($"{value.AsObject}");
}
