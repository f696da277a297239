"""Account: a home's drafts are in one Gmail account, and only there may they be looked for."""

from afterword.errors import WrongAccount
from afterword.workflow.services import Services

ACCOUNT = "account"


def check_account(services: Services) -> None:
    """Remember whose Gmail it is at the first look, and refuse any other from then on.

    Raises:
        WrongAccount: in another account every draft would look discarded.
    """
    address = services.mailbox.address()
    known = services.store.recall(ACCOUNT)
    if known is None:
        services.store.remember(ACCOUNT, address)
    elif known != address:
        raise WrongAccount(
            f"This home belongs to {known}, but Google is connected as {address}; "
            f"run `afterword connect` as {known}, or give {address} a home of its own with --home."
        )
