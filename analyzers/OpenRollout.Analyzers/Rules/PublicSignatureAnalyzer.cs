using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL4008: a public signature uses an internal generated type. It complements the compiler's errors about accessibility (CS0050 to CS0061) with the setting that fixes them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PublicSignatureAnalyzer() : RolloutAnalyzer(RuleDescriptors.PublicSignature)
{
    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (string.Equals(project.Options.FindProperty("OpenRolloutVisibility"), "public", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var generated = new GeneratedTypes(context.Compilation);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol.Locations.FirstOrDefault() is { } place
                    && IsVisibleOutside(symbol.Symbol)
                    && TypesOf(symbol.Symbol).Select(generated.FindWithin).FirstOrDefault(type => type is not null) is { } type)
                {
                    var name = symbol.Symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
                    symbol.ReportDiagnostic(Diagnostic.Create(RuleDescriptors.PublicSignature, place, name, type.Name));
                }
            },
            SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event, SymbolKind.NamedType);
    }

    private static bool IsVisibleOutside(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<ITypeSymbol> TypesOf(ISymbol symbol) => symbol switch
    {
        // Accessors of a property are reported with the property.
        IMethodSymbol { AssociatedSymbol: null } method => method.Parameters.Select(parameter => parameter.Type).Prepend(method.ReturnType),
        IPropertySymbol property => property.Parameters.Select(parameter => parameter.Type).Prepend(property.Type),
        IFieldSymbol { AssociatedSymbol: null } field => [field.Type],
        IEventSymbol @event => [@event.Type],
        INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => TypesOf(invoke),
        INamedTypeSymbol { TypeKind: TypeKind.Interface } type => type.Interfaces,
        INamedTypeSymbol { BaseType: { } parent } => [parent],
        _ => [],
    };
}
