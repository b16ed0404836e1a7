using OpenRollout.Manifest;

namespace OpenRollout.Generators.Emission;

/// <summary>
/// Writes the class of the accessors. Its own members that are no accessors begin with a lower-case letter, which no name
/// of the manifest does.
/// </summary>
internal sealed class AccessorsEmitter(CodeWriter code, ManifestModel model)
{
    private const string LazyPrefix = "lazy";

    private readonly CodeWriter _code = code;
    private readonly ManifestModel _model = model;

    /// <summary>Whether the class may have a member of that name which is no accessor, so that it cannot have the name itself.</summary>
    public static bool IsOwnMember(string name)
        => name is "binding" or SetEmitter.ClassName or EmbeddedManifestEmitter.ClassName || name.StartsWith(LazyPrefix, StringComparison.Ordinal);

    public void Emit()
    {
        var identity = _model.Identity;
        _code.Summary("The flags of the manifest. Each is evaluated as OpenFeature's client would evaluate it.");
        _code.Line(SourceFile.GeneratedCode).Line(SourceFile.ExcludeFromCodeCoverage);
        using (_code.Open($"{identity.Visibility} static partial class {identity.ClassName}"))
        {
            // Ahead of the flags, which are given it: initializers run in the order in which they stand.
            _code.Line($"private static readonly global::OpenRollout.FlagBinding binding = new({(identity.Domain is { } domain ? CSharpLiteral.From(domain) : "")});");
            _code.BlankLine();
            EmitBind();
            EmitSnapshot();
            EmitMembers(_model.Root);
        }
    }

    private void EmitBind()
    {
        _code.Summary("Evaluates the flags through an API from now on.");
        _code.Line("/// <param name=\"api\">The API.</param>");
        _code.Line("/// <param name=\"domain\">The domain; null for the manifest's own.</param>");
        _code.Line("/// <returns>Restores what was bound before when it is disposed of.</returns>");
        _code.Line("public static global::System.IDisposable Bind(global::OpenFeature.Api api, string? domain = null) => binding.Bind(api, domain);");
        _code.BlankLine();
        _code.Summary("Evaluates the flags through a client from now on, with its hooks and its context.");
        _code.Line("/// <param name=\"client\">The client.</param>");
        _code.Line("/// <returns>Restores what was bound before when it is disposed of.</returns>");
        _code.Line("public static global::System.IDisposable Bind(global::OpenFeature.IFeatureClient client) => binding.Bind(client);");
        _code.BlankLine();
    }

    private void EmitSnapshot()
    {
        var snapshot = _model.Identity.Qualify(_model.SnapshotName);
        const string Summary = "Takes a snapshot: flags that are read from it see one manifest, one user and one moment.";
        _code.Summary(Summary);
        _code.Line("/// <param name=\"context\">The user; null evaluates with the ambient contexts alone.</param>");
        _code.Line($"public static {snapshot} Snapshot(global::OpenFeature.Model.EvaluationContext? context = null) => new(global::OpenRollout.FlagSnapshot.Take(binding, context));");
        _code.BlankLine();
        _code.Summary(Summary);
        _code.Line("/// <param name=\"context\">The user.</param>");
        _code.Line($"public static {snapshot} Snapshot(in {_model.Identity.Qualify(_model.Context.Name)} context) => new(global::OpenRollout.FlagSnapshot.Take(binding, in context));");
        _code.BlankLine();
    }

    private void EmitMembers(GroupModel group)
    {
        foreach (var flag in group.Flags)
        {
            EmitFlag(flag);
            _code.BlankLine();
        }

        foreach (var inner in group.Groups)
        {
            _code.Summary($"The flags of the group {inner.Name}.");
            using (_code.Open($"public static class {inner.Name}"))
            {
                EmitMembers(inner);
            }

            _code.BlankLine();
        }
    }

    private void EmitFlag(FlagModel flag)
    {
        var expressions = new ValueExpression(_model.Identity, flag);
        var typeName = FlagTypeName(flag, expressions);
        _code.Summary(flag.Documentation);
        _code.Line(SourceFile.FlagKey(_model.Identity, flag));
        if (flag.VariantEnum is { } variantEnum)
        {
            _code.Line($"public static {typeName} {flag.Name} => {LazyPrefix}{flag.Name}.Flag;").BlankLine();
            EmitLazyFlag(flag, variantEnum, typeName, expressions);
        }
        else
        {
            _code.Line($"public static {typeName} {flag.Name} {{ get; }} = {Construction(flag, expressions, expressions.Write(flag.DefaultValue.Value))});");
        }
    }

    /// <summary>
    /// A flag with an enum of its own is made when it is first asked for: its code is compiled for that enum alone, and an
    /// application that starts should compile no more than it uses.
    /// </summary>
    private void EmitLazyFlag(FlagModel flag, EnumModel variantEnum, string typeName, ValueExpression expressions)
    {
        using (_code.Open($"private static class {LazyPrefix}{flag.Name}"))
        {
            var defaultValue = expressions.Write(flag.DefaultValue.Value);
            if (flag.Type == FlagType.Object && flag.VariantValues.Any(value => value.Equals(flag.DefaultValue)))
            {
                // One object for the default and for the variant that it is: records with lists are equal only to themselves.
                _code.Line($"private static readonly {expressions.TypeName} defaultValue = {defaultValue};").BlankLine();
                defaultValue = "defaultValue";
            }

            _code.Line($"internal static readonly {typeName} Flag = {Construction(flag, expressions, defaultValue)},");
            var variantType = _model.Identity.Qualify(variantEnum.Name);
            using (_code.Indent())
            {
                for (var index = 0; index < variantEnum.Members.Count; index++)
                {
                    var member = variantEnum.Members[index];
                    var value = flag.VariantValues[index].Equals(flag.DefaultValue) ? defaultValue : expressions.Write(flag.VariantValues[index].Value);
                    var end = index < variantEnum.Members.Count - 1 ? "," : ");";
                    _code.Line($"new global::OpenRollout.FlagVariant<{expressions.TypeName}, {variantType}>({CSharpLiteral.From(member.Text)}, {variantType}.{member.Name}, {value}){end}");
                }
            }
        }
    }

    private static string Construction(FlagModel flag, ValueExpression expressions, string defaultValue)
        => $"new(binding, {CSharpLiteral.From(flag.Key)}, {defaultValue}" + (flag.Type == FlagType.Object ? $", {expressions.Reader}" : "");

    private string FlagTypeName(FlagModel flag, ValueExpression expressions)
    {
        var types = new List<string>();
        if (flag.Type == FlagType.Object)
        {
            types.Add(expressions.TypeName);
        }

        if (flag.VariantEnum is { } variants)
        {
            types.Add(_model.Identity.Qualify(variants.Name));
        }

        var name = flag.Type switch
        {
            FlagType.Boolean => "BooleanFlag",
            FlagType.String => "StringFlag",
            FlagType.Integer => "IntegerFlag",
            FlagType.Float => "DoubleFlag",
            _ => "ObjectFlag",
        };
        return "global::OpenRollout." + name + (types.Count == 0 ? "" : $"<{string.Join(", ", types)}>");
    }
}
