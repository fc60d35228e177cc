namespace Avow.Modules;

/// <summary>Every part of the house, in the order of the menu.</summary>
public static class AllModules
{
    public static IReadOnlyList<IModule> List { get; } =
    [
        new Organisations.OrganisationsModule(),
        new Identity.IdentityModule(),
        new MessageBank.MessageBankModule(),
        new Palette.PaletteModule(),
        new People.PeopleModule(),
        new Enquiries.EnquiriesModule(),
        new YourData.YourDataModule(),
        new Tickets.TicketsModule(),
        new Imports.ImportsModule(),
        new Outbox.OutboxModule(),
        new Webhooks.WebhooksModule(),
        new Consent.ConsentModule(),
        new Retention.RetentionModule(),
        new Notices.NoticesModule(),
        new Reader.ReaderModule(),
    ];
}
