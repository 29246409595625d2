"""What a password may not be."""

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator


class NietJezelf(UserAttributeSimilarityValidator):
    """Not one's own name or address."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("naam", "email"))

    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op je %(verbose_name)s."
