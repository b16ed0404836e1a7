using OpenRollout.Manifest;

namespace OpenRollout.Generators;

/// <summary>
/// Writes the class of the accessors. Its own members that are no accessors begin with a lower-case letter, which no name
/// of the manifest does.
/// </summary>
internal sealed class AccessorsEmitter(CodeWriter code, ManifestModel model)
{
    private readonly CodeWriter _code = code;
    private readonly ManifestModel _model = model;

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
        var defaultValue = expressions.Write(flag.DefaultValue.Value);
        var variants = new List<string>();
        if (flag.VariantEnum is { } variantEnum)
        {
            if (flag.Type == FlagType.Object && flag.VariantValues.Any(value => value.Equals(flag.DefaultValue)))
            {
                // One object for the default and for the variant that it is: records with lists are equal only to themselves.
                _code.Line($"private static readonly {expressions.TypeName} default{flag.Name} = {defaultValue};").BlankLine();
                defaultValue = "default" + flag.Name;
            }

            var variantType = _model.Identity.Qualify(variantEnum.Name);
            variants.AddRange(variantEnum.Members.Select((member, index) =>
            {
                var value = flag.VariantValues[index].Equals(flag.DefaultValue) ? defaultValue : expressions.Write(flag.VariantValues[index].Value);
                return $"new global::OpenRollout.FlagVariant<{expressions.TypeName}, {variantType}>({CSharpLiteral.From(member.Text)}, {variantType}.{member.Name}, {value})";
            }));
        }

        _code.Summary(flag.Documentation);
        _code.Line(SourceFile.FlagKey(flag));
        var declaration = $"public static {FlagTypeName(flag, expressions)} {flag.Name} {{ get; }} = new(binding, {CSharpLiteral.From(flag.Key)}, {defaultValue}"
            + (flag.Record is null ? "" : $", {expressions.TypeName}.Read");
        if (variants.Count == 0)
        {
            _code.Line(declaration + ");");
            return;
        }

        _code.Line(declaration + ",");
        using (_code.Indent())
        {
            for (var index = 0; index < variants.Count; index++)
            {
                _code.Line(variants[index] + (index < variants.Count - 1 ? "," : ");"));
            }
        }
    }

    private string FlagTypeName(FlagModel flag, ValueExpression expressions)
    {
        var types = new List<string>();
        if (flag.Record is not null)
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
