namespace OpenRollout.Removal.Tests;

/// <summary>Registrations of services in a container, of which some only served <c>stories</c>, which is on.</summary>
public sealed class ServiceTests
{
    private const string Container = """
        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection;

            public static class Services
            {
                public static IServiceCollection AddScoped<T>(this IServiceCollection services) => services;

                public static IServiceCollection AddScoped<T, TOf>(this IServiceCollection services) where TOf : T => services;

                public static IServiceCollection AddScoped<T>(this IServiceCollection services, Func<IServiceProvider, T> create) => services;

                public static IServiceCollection AddScoped(this IServiceCollection services, Type type, Type of) => services;

                public static IServiceCollection AddSingleton<T>(this IServiceCollection services, T instance) => services;

                public static T Get<T>(this IServiceProvider services) => default!;
            }

            public static class ActivatorUtilities
            {
                public static T CreateInstance<T>(IServiceProvider services, params object[] values) => default!;
            }
        }
        """;

    [Theory]
    [InlineData("services.AddScoped<IOld, Old>();")]
    [InlineData("services.AddScoped<IOld>(_ => new Old());")]
    [InlineData("services.AddScoped<IOld>(provider => { return new Old(); });")]
    [InlineData("services.AddScoped<IOld>(provider => ActivatorUtilities.CreateInstance<Old>(provider));")]
    [InlineData("services.AddScoped(typeof(IOld), typeof(Old));")]
    [InlineData("services.AddSingleton<IOld>(new Old());")]
    public void A_registration_that_only_served_the_flag_is_listed_with_its_service_and_its_implementation(string registration)
        => Assert.Equal(
            [
                "Feed.cs(6,18): " + RemovalReasons.UnusedElsewhere("IOld"),
                "Feed.cs(6,30): " + RemovalReasons.UnusedElsewhere("IOld.Show"),
                "Feed.cs(8,21): " + RemovalReasons.UnusedElsewhere("Old"),
                "Feed.cs(14,9): " + RemovalReasons.Registration("IOld"),
            ],
            Find(registration));

    [Theory]
    // The implementation is also that of another service, or of the factory of one.
    [InlineData("services.AddScoped<IOld, Old>().AddScoped<Other>(provider => new Other(provider.Get<IOld>()));")]
    [InlineData("services.AddScoped<IOld, Old>(); Say(services.GetType() == typeof(IOld));")]
    public void A_registration_whose_service_is_used_is_not_listed(string registration) => Assert.Equal(["IOld.Show"], Find(registration).Select(notice => notice.Split('\'')[1]));

    [Fact]
    public void An_implementation_of_a_service_that_is_used_is_not_listed()
        => Assert.Equal(
            [],
            Find("services.AddScoped<IUsed, Direct>(); services.AddScoped<Other>(provider => new Other(provider.Get<IUsed>()));", "Say(new Direct());"));

    [Fact]
    public void A_service_that_was_not_used_before_is_not_listed_because_it_lost_a_registration()
        => Assert.Equal(
            ["Feed.cs(10,21): " + RemovalReasons.UnusedElsewhere("Exact")],
            FindIn("if (Flags.Stories.IsEnabled()) { services.AddScoped<IIndex, Near>(); } else { services.AddScoped<IIndex, Exact>(); }"));

    private static List<string> FindIn(string registration)
        => [.. FlagRemoval.Run(new RemovalRequest("stories", true, [TestCompilation.Create([("Container.cs", Container), ("Feed.cs", $$"""
            using Microsoft.Extensions.DependencyInjection;

            namespace App;

            // Line 5.
            public interface IIndex;

            public sealed class Near : IIndex;

            public sealed class Exact : IIndex;

            public static class Start
            {
                public static void Add(IServiceCollection services)
                {
                    {{registration}}
                }
            }
            """)], true)])).Notices.Select(notice => notice.ToString())];

    private static List<string> Find(string registration, string use = "_old.Show();")
    {
        var compilation = TestCompilation.Create([("Container.cs", Container), ("Feed.cs", $$"""
            using Microsoft.Extensions.DependencyInjection;

            namespace App;

            // Line 5.
            public interface IOld { void Show(); }

            public sealed class Old : IOld { public void Show() => Say("old"); }

            public static class Start
            {
                public static void Add(IServiceCollection services)
                {
                    {{registration}}
                }
            }

            public interface IUsed { }

            public sealed class Direct : IUsed { }

            public sealed class Other(object value) { public object Value => value; }

            public sealed class Feed
            {
                private readonly IOld _old;

                public Feed(IOld old) => _old = old;

                public void Show()
                {
                    if (!Flags.Stories.IsEnabled())
                    {
                        {{use}}
                    }
                }
            }
            """)], true);
        return
        [
            .. FlagRemoval.Run(new RemovalRequest("stories", true, [compilation])).Notices
                .Where(notice => notice.Reason.Contains("no longer used", StringComparison.Ordinal) && !notice.Reason.Contains("_old", StringComparison.Ordinal) && !notice.Reason.Contains("parameter", StringComparison.Ordinal))
                .Select(notice => notice.ToString()),
        ];
    }
}
