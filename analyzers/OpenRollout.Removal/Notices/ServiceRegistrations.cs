using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>
/// Finds the registrations of services in a container: <c>AddScoped&lt;IFeed, Feed&gt;()</c>, and those with a factory that creates the implementation, such as
/// <c>AddScoped&lt;IFeed&gt;(_ => new Feed())</c>. A registration is a use of the implementation only if its service is used.
/// </summary>
internal sealed class ServiceRegistrations
{
    private readonly Dictionary<string, List<Registration>> _byType = new(StringComparer.Ordinal);
    private readonly HashSet<SyntaxNode> _known = [];
    private readonly HashSet<string> _unused = new(StringComparer.Ordinal);

    private sealed record Registration(Location Location, INamedTypeSymbol Service, INamedTypeSymbol? Implementation);

    /// <summary>Records the registration that names a type; returns false if the name is another use.</summary>
    public bool Add(SimpleNameSyntax name, INamedTypeSymbol type, FlagDraft draft, SemanticModel model)
    {
        if (FindCall(name, model) is not { } call)
        {
            return false;
        }

        var types = TypesIn(call, model).ToList();
        if (types.Count == 0 || !types.Contains(type, SymbolEqualityComparer.Default))
        {
            return false;
        }

        if (_known.Add(call))
        {
            var registration = new Registration(draft.Originals.LocationOf(call.GetLocation()), types[0], types.Count > 1 ? types[types.Count - 1] : null);
            foreach (var id in types.Select(NameIndex.IdOf).OfType<string>().Distinct())
            {
                (_byType.TryGetValue(id, out var found) ? found : _byType[id] = []).Add(registration);
            }
        }

        return true;
    }

    /// <summary>Adds the implementations that a container creates for services that are used.</summary>
    /// <param name="used">The types that are used.</param>
    /// <param name="candidates">The types that may not be used. All others are.</param>
    public void AddUsed(HashSet<string> used, IReadOnlyCollection<string> candidates)
        => used.UnionWith(
            from candidate in candidates
            where _byType.TryGetValue(candidate, out _)
            from registration in _byType[candidate]
            let service = NameIndex.IdOf(registration.Service)
            where service != candidate && (!_unused.Contains(service!) && (!candidates.Contains(service) || used.Contains(service!)))
            select candidate);

    /// <summary>Returns the implementations of services that are not used.</summary>
    public IEnumerable<INamedTypeSymbol> ImplementationsOf(IReadOnlyCollection<string> services)
    {
        _unused.UnionWith(services);
        return services.SelectMany(service => _byType.TryGetValue(service, out var found) ? found : []).Where(registration => services.Contains(NameIndex.IdOf(registration.Service)!))
            .Select(registration => registration.Implementation).OfType<INamedTypeSymbol>().ToList();
    }

    /// <summary>Returns the registrations of a type as a service.</summary>
    public IEnumerable<Location> ServicesOf(string id)
        => _byType.TryGetValue(id, out var found) ? found.Where(registration => NameIndex.IdOf(registration.Service) == id).Select(registration => registration.Location) : [];

    /// <summary>Returns whether a name is in the registration of a service.</summary>
    public static bool Contain(SimpleNameSyntax name, SemanticModel model) => FindCall(name, model) is not null;

    private static InvocationExpressionSyntax? FindCall(SimpleNameSyntax name, SemanticModel model)
        => name.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol method
                && ((method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type.Name == "IServiceCollection" || method.ContainingType.Name == "ServiceDescriptor"));

    /// <summary>Returns the service, and the implementation if the call names it or creates it in a factory.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesIn(InvocationExpressionSyntax call, SemanticModel model)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var expression => expression as SimpleNameSyntax,
        };
        var named = name is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments.Select(type => model.GetTypeInfo(type).Type) : [];
        var given = call.ArgumentList.Arguments.Select(argument => argument.Expression).Select(argument => argument switch
        {
            TypeOfExpressionSyntax type => model.GetTypeInfo(type.Type).Type,
            ObjectCreationExpressionSyntax created => model.GetTypeInfo(created).Type,
            LambdaExpressionSyntax { ExpressionBody: { } body } => CreatedBy(body, model),
            LambdaExpressionSyntax { Block.Statements: { Count: 1 } statements } when statements[0] is ReturnStatementSyntax { Expression: { } body } => CreatedBy(body, model),
            _ => null,
        });
        return named.Concat(given).OfType<INamedTypeSymbol>().Select(type => type.OriginalDefinition);
    }

    private static ITypeSymbol? CreatedBy(ExpressionSyntax body, SemanticModel model) => body switch
    {
        ObjectCreationExpressionSyntax created => model.GetTypeInfo(created).Type,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "CreateInstance", TypeArgumentList.Arguments: { Count: 1 } types } } } => model.GetTypeInfo(types[0]).Type,
        _ => null,
    };
}
