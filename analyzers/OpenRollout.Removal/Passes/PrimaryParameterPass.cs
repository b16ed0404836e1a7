using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Removes the parameter of a primary constructor that nothing reads since the removal, with its arguments, because the compiler would warn about
/// it. If code that is not known here can call the constructor, the use of the flag that read the parameter stays.
/// </summary>
internal sealed class PrimaryParameterPass(Draft draft, RemovalRequest request)
{
    private const string Unread = "CS9113";

    /// <summary>Runs the pass. Returns whether it changed anything.</summary>
    public bool Run()
    {
        foreach (var tree in draft.Unproven.Where(tree => draft.Progress.IsNew(this, tree)))
        {
            foreach (var type in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Where(type => type.ParameterList is not null))
            {
                foreach (var parameter in NewDiagnostics.NodesIn<ParameterSyntax>(type, draft, Unread).Where(parameter => parameter.Parent == type.ParameterList))
                {
                    var symbol = (IParameterSymbol)draft.ModelOf(tree).GetDeclaredSymbol(parameter)!;
                    var creations = Creations.Find(symbol.ContainingType, draft.Compilation);
                    if (FindObstacle(type, symbol, creations) is { } reason)
                    {
                        draft.Fail(parameter, reason);
                        continue;
                    }

                    Remove(type, symbol, creations);
                    draft.Progress.Forget(this);
                    return true;
                }
            }
        }

        return false;
    }

    private void Remove(ClassDeclarationSyntax type, IParameterSymbol parameter, Creations creations)
    {
        var closed = creations.Calls.Select(call => call.SyntaxTree).Where(tree => !draft.IsOpen(tree)).ToList();
        if (closed.Count > 0)
        {
            draft.Open(closed);
            return;
        }

        var rewrites = new Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>
        {
            [type.ParameterList!] = list => ((ParameterListSyntax)list).WithParameters(Separated.Without(((ParameterListSyntax)list).Parameters, [((ParameterListSyntax)list).Parameters[parameter.Ordinal]])),
        };
        foreach (var call in creations.Calls)
        {
            draft.Link(type, call);
            var index = call.ArgumentList!.Arguments.IndexOf(ArgumentOf(call, parameter)!);
            rewrites.Add(call.ArgumentList, list => ((ArgumentListSyntax)list).WithArguments(Separated.Without(((ArgumentListSyntax)list).Arguments, [((ArgumentListSyntax)list).Arguments[index]])));
        }

        var documented = Documentation.WithoutParameter(type.GetLeadingTrivia(), parameter.Name)!.Value;
        rewrites.Add(type, node => node.WithLeadingTrivia(documented));
        draft.Record.Reshape(type);
        draft.Apply(rewrites);
    }

    /// <summary>Returns the reason for which a parameter stays; null if it can go.</summary>
    private string? FindObstacle(ClassDeclarationSyntax declaration, IParameterSymbol parameter, Creations creations)
    {
        var type = parameter.ContainingType;
        if (IsVisible(type))
        {
            return RemovalReasons.UnreadParameter(parameter.Name, $"'{type.Name}' can be created by code outside of the solution");
        }

        if (request.Compilations.FirstOrDefault(other => other.AssemblyName != draft.Compilation.AssemblyName && Creations.Find(type, other) is { AreHidden: true } or { Calls.Count: > 0 }) is { } user)
        {
            return RemovalReasons.UnreadParameter(parameter.Name, $"the project '{user.AssemblyName}' creates '{type.Name}'");
        }

        return type.InstanceConstructors.Length > 1 || parameter is not { RefKind: RefKind.None, IsParams: false } || type.InstanceConstructors[0].Parameters.Any(other => other.IsOptional || other.IsParams)
            || parameter.GetAttributes().Length > 0 || Documentation.WithoutParameter(declaration.GetLeadingTrivia(), parameter.Name) is null
            || creations.AreHidden || TextNames.Of(request).Contains(type.Name)
            || InactiveCode.Names(declaration.SyntaxTree.GetRoot(), parameter.Name)
            || !creations.Calls.All(call => draft.CanEdit(call.SyntaxTree) && ArgumentOf(call, parameter) is { } argument && Effects.AreNone(argument.Expression, draft.ModelOf(call.SyntaxTree)))
            || (creations.Calls.Count == 0 && !IsFlagService(parameter.Type))
            ? RemovalReasons.UnreadParameter(parameter.Name, $"not all code that creates '{type.Name}' can be changed safely")
            : null;
    }

    /// <summary>Returns whether code outside of the solution can create a type. It cannot use the types of an application.</summary>
    private bool IsVisible(INamedTypeSymbol type)
    {
        var isLibrary = draft.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is Accessibility.Private)
            {
                return false;
            }

            isLibrary &= outer.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
        }

        return isLibrary || type.ContainingAssembly.GetAttributes().Where(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute")
            .Select(attribute => (attribute.ConstructorArguments[0].Value as string)?.Split(',')[0].Trim())
            .Any(friend => friend != "DynamicProxyGenAssembly2" && request.Compilations.All(other => other.AssemblyName != friend));
    }

    /// <summary>Returns whether a container that no longer creates a service for a parameter creates nothing that has an effect: the flags themselves.</summary>
    private static bool IsFlagService(ITypeSymbol type)
        => type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath.Contains("OpenRollout.Generators.FlagsGenerator"))
            || type.ContainingNamespace?.ToDisplayString() is { } name && (name == "OpenFeature" || name == "OpenRollout" || name.StartsWith("OpenFeature.", StringComparison.Ordinal) || name.StartsWith("OpenRollout.", StringComparison.Ordinal));

    private ArgumentSyntax? ArgumentOf(BaseObjectCreationExpressionSyntax call, IParameterSymbol parameter)
        => draft.ModelOf(call.SyntaxTree).GetOperation(call) is IObjectCreationOperation creation
            && creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax syntax }
            ? syntax
            : null;
}
