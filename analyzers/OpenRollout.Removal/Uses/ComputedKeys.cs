using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Finds the keys in a project that are not constant where a flag is evaluated: <c>client.GetBooleanValueAsync($"feed.{name}", false)</c>.</summary>
internal sealed class ComputedKeys(Compilation compilation)
{
    /// <summary>These pass on the keys that their callers give. Those are uses on their own.</summary>
    private static readonly HashSet<string> Libraries = new(StringComparer.Ordinal) { "OpenFeature", "OpenRollout", "OpenRollout.AspNetCore", "OpenRollout.Hosting", "OpenRollout.Testing" };

    private readonly FlagUses _uses = FlagUses.Of(compilation);

    /// <summary>Returns the expressions.</summary>
    public IEnumerable<ExpressionSyntax> Find()
    {
        if (Libraries.Contains(compilation.AssemblyName ?? ""))
        {
            yield break;
        }

        var methods = FindMethods();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => !FlagNames.AreDeclaredIn(tree)))
        {
            SemanticModel? model = null;
            foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (NameOf(call) is not { } name || !(ClientMethods.TryFind(name, out _) || methods.Contains(name)))
                {
                    continue;
                }

                model ??= compilation.GetSemanticModel(tree);
                foreach (var argument in call.ArgumentList.Arguments)
                {
                    if (model.GetOperation(argument) is { } operation && _uses.Keys.FindTexts(operation).Any(text => text.Key is null))
                    {
                        yield return argument.Expression;
                    }
                }
            }
        }
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Returns the names of the methods that have a parameter for keys. Find is the one of the set of all flags.</summary>
    private HashSet<string> FindMethods()
        => new(
            (from tree in NameIndex.Of(compilation).TreesWith(["TakesFlagKey", "TakesFlagKeyAttribute"])
             from parameter in tree.GetRoot().DescendantNodes().OfType<ParameterSyntax>()
             where parameter.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString().Contains("TakesFlagKey"))
             let name = parameter.Parent?.Parent switch
             {
                 MethodDeclarationSyntax method => method.Identifier.ValueText,
                 LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                 _ => null,
             }
             where name is not null
             select name).Append("Find"),
            StringComparer.Ordinal);
}
