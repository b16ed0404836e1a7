using OpenRollout.Manifest;

namespace OpenRollout.Generators.Emission;

/// <summary>
/// Writes the class with the accessors. Its private members begin with a lower-case letter, which accessors never do, so
/// they cannot collide.
/// </summary>
internal sealed class AccessorsEmitter(CodeWriter code, ManifestModel model)
{
    private const string LazyPrefix = "lazy";

    /// <summary>Returns whether the class can have a private member of that name, so that it cannot have the name itself.</summary>
    public static bool IsOwnMember(string name)
        => name is "binding" or SetEmitter.ClassName or EmbeddedManifestEmitter.ClassName || name.StartsWith(LazyPrefix, StringComparison.Ordinal);

    public void Emit()
    {
        var identity = model.Identity;
        code.Summary("The flags of the manifest, evaluated through OpenFeature.");
        code.Line(SourceFile.GeneratedCode).Line(SourceFile.ExcludeFromCodeCoverage);
        using (code.Open($"{identity.Visibility} static partial class {identity.ClassName}"))
        {
            // Before the flags that use it: static initializers run in the order of the source.
            code.Line($"private static readonly global::OpenRollout.FlagBinding binding = new({(identity.Domain is { } domain ? CSharpLiteral.From(domain) : "")});");
            code.BlankLine();
            EmitBind();
            EmitSnapshot();
            EmitMembers(model.Root);
        }
    }

    private void EmitBind()
    {
        code.Summary("Binds the flags to an OpenFeature API instance, whose client for the domain evaluates them until the binding is disposed.");
        code.Line("/// <param name=\"api\">The API instance.</param>");
        code.Line("/// <param name=\"domain\">The domain; null for the domain of the manifest.</param>");
        code.Line("/// <returns>An object that restores the previous binding when it is disposed.</returns>");
        code.Line("public static global::System.IDisposable Bind(global::OpenFeature.Api api, string? domain = null) => binding.Bind(api, domain);");
        code.BlankLine();
        code.Summary("Binds the flags to a client, which evaluates them with its hooks and its context until the binding is disposed.");
        code.Line("/// <param name=\"client\">The client.</param>");
        code.Line("/// <returns>An object that restores the previous binding when it is disposed.</returns>");
        code.Line("public static global::System.IDisposable Bind(global::OpenFeature.IFeatureClient client) => binding.Bind(client);");
        code.BlankLine();
    }

    private void EmitSnapshot()
    {
        var snapshot = model.Identity.Qualify(model.SnapshotName);
        const string Summary = "Takes a snapshot: all its flags are evaluated with one manifest, for one user, at one point in time. With hooks, or with a provider other than OpenRollout's, each flag is evaluated separately.";
        code.Summary(Summary);
        code.Line("/// <param name=\"context\">The evaluation context of the user; null to use only OpenFeature's own contexts.</param>");
        code.Line($"public static {snapshot} Snapshot(global::OpenFeature.Model.EvaluationContext? context = null) => new(global::OpenRollout.FlagSnapshot.Take(binding, context));");
        code.BlankLine();
        code.Summary(Summary);
        code.Line("/// <param name=\"context\">The evaluation context of the user.</param>");
        code.Line($"public static {snapshot} Snapshot(in {model.Identity.Qualify(model.Context.Name)} context) => new(global::OpenRollout.FlagSnapshot.Take(binding, in context));");
        code.BlankLine();
    }

    private void EmitMembers(GroupModel group)
    {
        foreach (var flag in group.Flags)
        {
            EmitFlag(flag);
            code.BlankLine();
        }

        foreach (var inner in group.Groups)
        {
            code.Summary($"The flags of the group {inner.Name}.");
            using (code.Open($"public static class {inner.Name}"))
            {
                EmitMembers(inner);
            }

            code.BlankLine();
        }
    }

    private void EmitFlag(FlagModel flag)
    {
        var expressions = new ValueExpression(model.Identity, flag);
        var typeName = FlagTypeName(flag, expressions);
        code.Summary(flag.Documentation);
        code.Line(SourceFile.FlagKey(model.Identity, flag));
        if (flag.VariantEnum is { } variantEnum)
        {
            code.Line($"public static {typeName} {flag.Name} => {LazyPrefix}{flag.Name}.Flag;").BlankLine();
            EmitLazyFlag(flag, variantEnum, typeName, expressions);
        }
        else
        {
            code.Line($"public static {typeName} {flag.Name} {{ get; }} = {Construction(flag, expressions, expressions.Write(flag.DefaultValue.Value))});");
        }
    }

    /// <summary>
    /// Writes a flag with a variant enum so that it is created on first use: the runtime compiles its generic code for that
    /// enum alone, and an application should not compile more at startup than it uses.
    /// </summary>
    private void EmitLazyFlag(FlagModel flag, EnumModel variantEnum, string typeName, ValueExpression expressions)
    {
        using (code.Open($"private static class {LazyPrefix}{flag.Name}"))
        {
            var defaultValue = expressions.Write(flag.DefaultValue.Value);
            if (flag.Type == FlagType.Object && flag.VariantValues.Any(value => value.Equals(flag.DefaultValue)))
            {
                // One object for the default and the variant with the same value: records with lists compare them by reference.
                code.Line($"private static readonly {expressions.TypeName} defaultValue = {defaultValue};").BlankLine();
                defaultValue = "defaultValue";
            }

            code.Line($"internal static readonly {typeName} Flag = {Construction(flag, expressions, defaultValue)},");
            var variantType = model.Identity.Qualify(variantEnum.Name);
            using (code.Indent())
            {
                for (var index = 0; index < variantEnum.Members.Count; index++)
                {
                    var member = variantEnum.Members[index];
                    var value = flag.VariantValues[index].Equals(flag.DefaultValue) ? defaultValue : expressions.Write(flag.VariantValues[index].Value);
                    var end = index < variantEnum.Members.Count - 1 ? "," : ");";
                    code.Line($"new global::OpenRollout.FlagVariant<{expressions.TypeName}, {variantType}>({CSharpLiteral.From(member.Text)}, {variantType}.{member.Name}, {value}){end}");
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
            types.Add(model.Identity.Qualify(variants.Name));
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
